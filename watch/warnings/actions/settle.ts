/** What came of a warning: deferred, gone on with a reason, or no reply in the time that was named. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { prose } from '#office/letters/fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { neverCalled, stillTime } from '../problems.ts';
import { warningSubject } from '../states.ts';
import { readSent } from '../warning.ts';

const common = {
  may: 'warning:run',
  writes: 'urgent_warning.settled',
  subject: warningSubject,
  from: ['open'],
} as const;

export const settleWarning = {
  deferred: action({
    ...common,
    name: 'urgent_warning.deferred',
    to: 'deferred',
    input: v.object({ id: rowId, version, words: prose(3, 4000) }),
    async run({ tx, me }, { id, words }) {
      const { place } = await readSent(tx, id);
      await settle(tx, me.personId, id, words);
      return { subjectId: id, place, result: { id } };
    },
  }),
  went_on: action({
    ...common,
    name: 'urgent_warning.went_on',
    to: 'went_on',
    input: v.object({ id: rowId, version, words: prose(3, 4000) }),
    async run({ tx, me }, { id, words }) {
      const { place } = await readSent(tx, id);
      await settle(tx, me.personId, id, words);
      return { subjectId: id, place, result: { id } };
    },
  }),
  /** Only after the time is over, and never of somebody who was not rung. */
  no_reply: action({
    ...common,
    name: 'urgent_warning.no_reply',
    to: 'no_reply',
    input: v.object({ id: rowId, version, words: optional(prose(3, 4000)) }),
    async run({ tx, me }, { id, words }) {
      const { place, beforeAt, calls } = await readSent(tx, id);
      if (new Date() < beforeAt) throw stillTime();
      if (calls === 0) throw neverCalled();
      await settle(tx, me.personId, id, words ?? null);
      return { subjectId: id, place, result: { id } };
    },
  }),
} as const;

async function settle(tx: Tx, personId: string, id: string, words: string | null): Promise<void> {
  await sql`UPDATE office.urgent_warnings SET settled_words = ${words}, settled_by = ${personId}, settled_at = now()
    WHERE warning_id = ${id}`.execute(tx);
}
