/**
 * ควรดูต่อ: the candidate is frozen and becomes a source of a watch item: of the one that is open on the
 * agency's process already, else of a new one. The flags that count are marked with it.
 */
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action, type Me } from '#office/action.ts';
import { agencyRow, insertAgency } from '#office/agencies/register.ts';
import { day, optional, words } from '#office/form-fields.ts';
import { candidateField } from '#office/watch-items/signals/candidate-field.ts';
import { freeze, mustLieInSight } from '#office/watch-items/signals/freeze.ts';
import type { Candidate } from '#office/watch-items/signals/frozen.ts';
import { signalSubject } from '#office/watch-items/signals/signal.ts';
import { openItem, openItemOf, recordOpening } from '#office/watch-items/item.ts';
import { addSource, type NewSource } from '#office/watch-items/source.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { writeMark } from '../marks.ts';
import { nothingToLookAt, whichAgency } from '../problems.ts';
import { recordSource } from '../watch-source.ts';

export interface Buyer {
  agencyId: string;
  agencyName: string | null;
  agencyType: string | null;
  provinceIso: string | null;
}

const buyerField = v.custom<Buyer>(
  (given) => typeof given === 'object' && given !== null && 'agencyId' in given,
);

export const lookFurther = action({
  name: 'signal.look_further',
  may: 'signal:mark',
  writes: 'signal.marked',
  subject: signalSubject,
  from: 'new',
  input: v.object({
    candidate: candidateField,
    /** For a supplier, which of its buyers; else the candidate's own agency. */
    agencyId: optional(words(5, 200)),
    /** That buyer as the analysis knows it; the page's own code reads it, a form cannot send it. */
    buyer: v.optional(buyerField),
    title: words(5, 300),
    note: words(3, 4000),
    reviewOn: day,
  }),
  async run({ tx, me }, { candidate, agencyId, buyer, title, note, reviewOn }) {
    const flags = candidate.content.flags;
    if (flags.length === 0) throw nothingToLookAt();
    await mustLieInSight(tx, candidate);
    const agency = await knownAgency(tx, buyerOf(candidate) ?? buyer, agencyId);
    const frozen = await freeze(tx, me, candidate, 'watch_item');
    const counted = flags.filter((flag) => flag.contribution > 0);
    for (const flag of counted.length > 0 ? counted : flags) {
      await writeMark(tx, me, frozen.id, flag, 'look_further', undefined);
    }
    const source = sourceFrom(candidate, frozen.id, note);
    const watchItemId = await watch(tx, me, { agencyId: agency, title, reviewOn, source });
    const { areaNo, provinceIso } = candidate;
    const data = { verdict: 'look_further', watch_item_id: watchItemId };
    return {
      subjectId: frozen.id,
      place: { areaNo, provinceIso },
      data,
      result: { signalId: frozen.id, watchItemId },
    };
  },
});

interface Wanted {
  agencyId: string;
  title: string;
  reviewOn: string;
  source: NewSource;
}

/** @returns the item that now holds the source */
async function watch(tx: Tx, me: Me, { agencyId, title, reviewOn, source }: Wanted): Promise<string> {
  const process = 'procurement';
  const open = await openItemOf(tx, agencyId, process);
  if (open) {
    await addSource(tx, me, open.id, source);
    await recordSource(tx, open.id);
    return open.id;
  }
  const wanted = { agencyId, process, processOther: undefined, title, summary: undefined, reviewOn, source };
  const opened = await openItem(tx, me, wanted);
  await recordOpening(tx, opened, { process, source_kind: 'signal' });
  return opened.id;
}

function sourceFrom(candidate: Candidate, signalId: string, note: string): NewSource {
  const { subject } = candidate.content;
  const names = [subject.agencyName, subject.supplierName, subject.title].filter((name) => name !== null);
  const origin = `${names.join(' · ').slice(0, 250) || subject.id} · ปีงบประมาณ ${subject.fiscalYearBe}`;
  const datedOn = bangkokToday(new Date());
  return { kind: 'signal', datedOn, secrecy: 'ordinary', origin, note, signalId };
}

/** The candidate's own agency; null for a supplier, which has several. */
function buyerOf({ provinceIso, content }: Candidate): Buyer | null {
  const { agencyId, agencyName, agencyType } = content.subject;
  return agencyId === null ? null : { agencyId, agencyName, agencyType, provinceIso };
}

/** The agency's row in the office; one that only the analysis knew is entered now, by its own name and place. */
async function knownAgency(tx: Tx, buyer: Buyer | undefined, chosen: string | undefined): Promise<string> {
  const id = buyer?.agencyId ?? chosen;
  if (id === undefined) throw whichAgency();
  const name = buyer?.agencyName ?? null;
  if (buyer && name !== null && !(await agencyRow(tx, id))) {
    await insertAgency(tx, {
      agencyId: id,
      nameTh: name,
      nameEn: null,
      agencyType: buyer.agencyType ?? 'unknown',
      provinceIso: buyer.provinceIso,
      districtCode: null,
      parentAgencyId: null,
      source: 'e-GP',
      isDemonstration: false,
    });
  }
  return id;
}
