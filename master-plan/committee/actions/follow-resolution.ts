/** A resolution on its way: it goes on, is carried to the next meeting with a new day, or is done, which takes evidence. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import { day, optional, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { ofRow, placeOf } from '../fields.ts';
import { dueBeforeMeeting } from '../problems.ts';
import { readResolution } from '../queries.ts';
import { resolutionSubject } from '../states.ts';

interface Word {
  id: string;
  kind: 'going_on' | 'carried' | 'done';
  told: string;
  evidence: string | undefined;
  dueOn?: string;
}

async function follow(tx: Tx, me: Me, { id, kind, told, evidence, dueOn }: Word) {
  const resolution = await readResolution(tx, id);
  if (dueOn !== undefined && dueOn <= resolution.dueOn) throw dueBeforeMeeting();
  await sql`
    INSERT INTO office.committee_resolution_entries (committee_resolution_id, kind, words, evidence, due_on, written_by)
    VALUES (${id}::uuid, ${kind}, ${told}, ${evidence ?? null}, ${dueOn ?? null}::date, ${me.personId}::uuid)`.execute(
    tx,
  );
  if (dueOn !== undefined)
    await sql`UPDATE office.committee_resolutions SET due_on = ${dueOn}::date WHERE committee_resolution_id = ${id}::uuid`.execute(
      tx,
    );
  return { subjectId: id, place: placeOf(resolution), result: { id } };
}

const open = ['open', 'going_on', 'carried'] as const;
const said = { ...ofRow, told: words(5, 4000) };

export const resolutionGoesOn = action({
  name: 'committee_resolution.go_on',
  may: 'committee:run',
  writes: 'committee_resolution.went_on',
  subject: resolutionSubject,
  from: open,
  to: 'going_on',
  input: v.object({ ...said, evidence: optional(words(5, 2000)) }),
  run: ({ tx, me }, { id, told, evidence }) => follow(tx, me, { id, kind: 'going_on', told, evidence }),
});

export const carryResolution = action({
  name: 'committee_resolution.carry',
  may: 'committee:run',
  writes: 'committee_resolution.carried',
  subject: resolutionSubject,
  from: open,
  to: 'carried',
  input: v.object({ ...said, evidence: optional(words(5, 2000)), dueOn: day }),
  run: ({ tx, me }, { id, told, evidence, dueOn }) =>
    follow(tx, me, { id, kind: 'carried', told, evidence, dueOn }),
});

export const resolutionDone = action({
  name: 'committee_resolution.finish',
  may: 'committee:run',
  writes: 'committee_resolution.done',
  subject: resolutionSubject,
  from: open,
  to: 'done',
  input: v.object({ ...said, evidence: words(5, 2000) }),
  run: ({ tx, me }, { id, told, evidence }) => follow(tx, me, { id, kind: 'done', told, evidence }),
});
