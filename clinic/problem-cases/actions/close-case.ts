/** A case ends with what the asker says of it: solved, partly or not; on which day, by which way. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action, type Context } from '#office/action.ts';
import { day, words } from '#office/form-fields.ts';
import { mustHaveCome } from '#office/watch-items/item.ts';
import { placeOf } from '../case.ts';
import { channel, ofRow } from '../fields.ts';
import { caseSubject, goingOn, type CaseState } from '../states.ts';

const input = v.object({ ...ofRow, saidOn: day, saidChannel: channel, words: words(3, 2000) });

const closing = {
  may: 'problem_case:run',
  subject: caseSubject,
  from: goingOn,
  input,
  async run({ tx, me }: Context<CaseState>, typed: v.InferOutput<typeof input>) {
    const { id, saidOn, saidChannel } = typed;
    mustHaveCome('saidOn', saidOn);
    await sql`UPDATE office.problem_cases SET asker_said_on = ${saidOn}::date, asker_said_channel = ${saidChannel},
      asker_said_words = ${typed.words}, ended_by = ${me.personId}::uuid, ended_on = ${bangkokToday(new Date())}::date
      WHERE problem_case_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: placeOf(me), data: { saidOn }, result: { id } };
  },
} as const;

export const closeCase = {
  solved: action({
    ...closing,
    name: 'problem_case.close_solved',
    writes: 'problem_case.solved',
    to: 'solved',
  }),
  partly_solved: action({
    ...closing,
    name: 'problem_case.close_partly_solved',
    writes: 'problem_case.partly_solved',
    to: 'partly_solved',
  }),
  not_solved: action({
    ...closing,
    name: 'problem_case.close_not_solved',
    writes: 'problem_case.not_solved',
    to: 'not_solved',
  }),
};
