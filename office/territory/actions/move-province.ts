/**
 * A province belongs to another PACC Area or NACC Region from a day on, as a document says. What it belonged
 * to until the day before stays as it was told; who sees it follows on the day itself, without anybody's hand.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday, dayNumber } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { choice, day, ticked, version, words } from '#office/form-fields.ts';
import { notFound, notPermitted, staleEdit } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { datedRows, type DatedRow } from '../dated-rows.ts';
import { listNames, numberOf, officeNames, provinceSubject, tableOf } from '../lists.ts';
import { movePlanned, notAfterBeginning, sameOffice, tooFarAhead } from '../problems.ts';

const input = v.object({
  provinceIso: v.pipe(v.string(), v.regex(/^TH-\d{2}$/u, 'ไม่พบจังหวัด · There is no such province')),
  version,
  list: choice(listNames),
  belongsTo: choice(officeNames),
  fromOn: day,
  source: words(2, 300),
  verified: ticked,
});

export const moveProvince = action({
  name: 'province.move',
  may: 'territory:edit',
  writes: 'province.moved',
  subject: provinceSubject,
  from: 'new',
  input,
  async run({ tx, me }, { provinceIso: iso, version: seen, list, belongsTo, fromOn, source, verified }) {
    if (me.scopeKind !== 'nation') throw notPermitted(); // it decides what others see
    const rows = await lockedRows(tx, iso);
    if (rows.length === 0) throw notFound();
    if (rows.length !== seen) throw staleEdit(rows.length);
    const open = openRow(rows, list);
    const no = numberOf(belongsTo);
    mustFollow(open, no, fromOn);
    await succeed(tx, iso, open, { no, fromOn, source, verified });
    return {
      subjectId: iso,
      place: { provinceIso: iso, areaNo: list === 'area' ? open.no : null }, // told to the old Area, too
      data: { list, from_no: open.no, to_no: no, from_on: fromOn, verified },
      result: iso,
    };
  },
});

/** One change of a province at a time: who comes second reads what the first has written. */
async function lockedRows(tx: Tx, iso: string): Promise<DatedRow[]> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`territory ${iso}`}))`.execute(tx);
  return datedRows(tx, iso);
}

function openRow(rows: readonly DatedRow[], list: DatedRow['list']): DatedRow {
  const open = rows.find((row) => row.list === list && row.toOn === null);
  if (!open) throw notFound();
  return open;
}

function mustFollow(open: DatedRow, no: number | null, fromOn: string): void {
  const today = bangkokToday(new Date());
  if (open.fromOn > today) throw movePlanned(open.fromOn);
  if (open.no === no) throw sameOffice();
  if (fromOn <= open.fromOn) throw notAfterBeginning(open.fromOn);
  if (dayNumber(fromOn) > dayNumber(today) + 731) throw tooFarAhead();
}

type Next = Pick<DatedRow, 'no' | 'fromOn' | 'source' | 'verified'>;

/** The open row ends the day before, and the new one begins; nothing else of the old row is touched. */
async function succeed(tx: Tx, iso: string, open: DatedRow, next: Next): Promise<void> {
  const { name, key, no } = tableOf[open.list];
  await sql`UPDATE ${sql.table(name)} SET valid_to_on = ${next.fromOn}::date - 1
    WHERE ${sql.ref(key)} = ${open.id} AND valid_to_on IS NULL`.execute(tx);
  await sql`INSERT INTO ${sql.table(name)} (province_iso, ${sql.ref(no)}, valid_from_on, source, verified)
    VALUES (${iso}, ${next.no}, ${next.fromOn}::date, ${next.source}, ${next.verified})`.execute(tx);
}
