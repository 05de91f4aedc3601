/** An urgent warning is drafted with its letter: one named act, a named time, a power of the addressee, a copy above. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import { choice, day, optional, rowId, ticked } from '#office/form-fields.ts';
import { line, prose } from '#office/letters/fields.ts';
import { linkMatter } from '#office/letters/matter.ts';
import { recordDraft, writeDraft, type NewDraft } from '#office/letters/write-draft.ts';
import { notFound } from '#office/problems.ts';
import { placeOfItem } from '#office/watch-items/item.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { clock, momentOf } from '../clock.ts';
import { headConcerned, momentPassed, notTheirPower, wordedAsOrder } from '../problems.ts';
import { powerOf, powers } from '../powers.ts';
import { warningSubject } from '../states.ts';
import { supervisorOf, type Supervisor } from '../supervisors.ts';
import { readsAsAnOrder, wordsOf } from '../wording.ts';

const input = v.object({
  watchItemId: rowId,
  addressee: choice(['agency', 'supervisor']),
  headConcerned: ticked,
  headTitle: line(2, 200),
  powerId: v.pipe(v.string(), v.maxLength(80)),
  act: line(5, 200),
  beforeOn: day,
  clock,
  grounds: prose(10, 6000),
  supervisorName: optional(line(2, 200)),
});
type Typed = v.InferOutput<typeof input>;

export const draftWarning = action({
  name: 'urgent_warning.draft',
  may: 'warning:run',
  writes: 'urgent_warning.drafted',
  subject: warningSubject,
  from: 'new',
  input,
  async run({ tx, me }, typed) {
    const item = await itemOf(tx, typed.watchItemId);
    const supervisor = await supervisorOf(tx, item.agencyId);
    const supervisorName = typed.supervisorName ?? supervisor.name;
    if (typed.headConcerned && typed.addressee === 'agency') throw headConcerned(supervisorName);
    for (const field of ['act', 'grounds'] as const)
      if (readsAsAnOrder(typed[field])) throw wordedAsOrder(field);
    const beforeAt = momentOf(typed.beforeOn, typed.clock);
    if (beforeAt <= new Date()) throw momentPassed('beforeOn');
    const wanted = letterOf(typed, item, { ...supervisor, name: supervisorName }, beforeAt);
    const letter = await writeDraft(tx, me, wanted);
    const id = await insert(tx, me, typed, { letterId: letter.id, beforeAt, supervisorName });
    await recordDraft(tx, letter, wanted);
    const to = { letterId: letter.id };
    await linkMatter(tx, to, 'ordinary', { aboutKind: 'urgent_warning', aboutId: id });
    await linkMatter(tx, to, 'ordinary', { aboutKind: 'watch_item', aboutId: typed.watchItemId });
    const data = {
      addressee: typed.addressee,
      watch_item_id: typed.watchItemId,
      verified_power: powers.verified,
    };
    return {
      subjectId: id,
      place: await placeOfItem(tx, typed.watchItemId),
      data,
      result: { id, letterId: letter.id },
    };
  },
});

interface Item {
  agencyId: string;
  agencyName: string;
}

async function itemOf(tx: Tx, id: string): Promise<Item> {
  const { rows } = await sql<Item>`
    SELECT i.agency_id AS "agencyId", a.name_th AS "agencyName" FROM office.watch_items i JOIN office.agencies a USING (agency_id)
    WHERE i.watch_item_id = ${id} AND i.state <> 'ended' FOR SHARE OF i`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @throws Problem warnings.not_their_power */
function letterOf(typed: Typed, item: Item, supervisor: Supervisor, beforeAt: Date): NewDraft {
  const power = powerOf(typed.powerId, typed.addressee);
  if (!power) throw notTheirPower();
  const toAgency = typed.addressee === 'agency';
  const { act, grounds, beforeOn } = typed;
  const said = { act, grounds, beforeAt, power };
  return {
    kind: 'external',
    secrecy: 'ordinary',
    urgency: 'most_urgent',
    recipientKind: toAgency ? 'agency' : supervisor.kind,
    recipientId: toAgency ? item.agencyId : supervisor.id,
    recipientName: toAgency ? typed.headTitle : supervisor.name,
    references: [],
    enclosures: ['ใบตอบหนังสือ จำนวน 1 แผ่น'],
    replyDueOn: beforeOn,
    ...wordsOf({
      ...said,
      copyTo: toAgency ? supervisor.name : null,
      agencyName: toAgency ? null : item.agencyName,
    }),
  };
}

async function insert(
  tx: Tx,
  me: Me,
  typed: Typed,
  { letterId, beforeAt, supervisorName }: { letterId: string; beforeAt: Date; supervisorName: string },
): Promise<string> {
  const { watchItemId, addressee, headConcerned, powerId, act, grounds } = typed;
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.urgent_warnings (watch_item_id, letter_id, area_no, addressee, head_concerned, power_id, act, before_at,
      grounds, supervisor_name, drafted_by)
    VALUES (${watchItemId}, ${letterId}, ${Number(me.scopeId)}, ${addressee}, ${headConcerned}, ${powerId}, ${act}, ${beforeAt},
      ${grounds}, ${supervisorName}, ${me.personId})
    RETURNING warning_id AS id`.execute(tx);
  return rows[0]!.id;
}
