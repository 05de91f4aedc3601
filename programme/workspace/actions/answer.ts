/**
 * The governor answers: by the governor's own hat, or as the desk records it from the province's letter. The
 * event says that an answer came, never which; a yes shows itself by the enrolment it makes.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { formatDay } from '#kernel/thai-date.ts';
import { bangkokToday, dayNumber } from '#kernel/working-days.ts';
import { action, type Me } from '#office/action.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { choice, day, optional, rowId, version, words } from '#office/form-fields.ts';
import { answerLetter } from '#office/letters/actions/answer-letter.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { enrol } from '../enrol.ts';
import { invitationFacts } from '../invitation.ts';
import { dayAhead, dayTooEarly } from '../problems.ts';
import { answerNames, invitation, type AnswerName } from '../states.ts';

interface Answered {
  id: string;
  answer: AnswerName;
  reason?: string | undefined;
  answeredOn: string;
  letterNo?: string | undefined;
}

const reason = optional(generalWords(3, 2000));

/** By the governor, once the letter has come. */
export const answerInvitation = action({
  name: 'province_invitation.answer',
  may: 'workspace:answer',
  writes: 'province_invitation.answered',
  subject: invitation,
  from: ['invited'],
  to: 'answered',
  input: v.object({ id: rowId, version, answer: choice(answerNames), reason }),
  async run({ tx, me }, input) {
    const done = await answered(tx, me, { ...input, answeredOn: bangkokToday(new Date()) });
    await letterAnswered(tx, input.id);
    return done;
  },
});

/** By the desk, from the province's letter and its number. */
export const recordAnswer = action({
  name: 'province_invitation.record_answer',
  may: 'workspace:invite',
  writes: 'province_invitation.answered',
  subject: invitation,
  from: ['invited'],
  to: 'answered',
  input: v.object({
    id: rowId,
    version,
    answer: choice(answerNames),
    reason,
    letterNo: words(2, 80),
    answeredOn: day,
  }),
  async run({ tx, me }, input) {
    if (input.answeredOn > bangkokToday(new Date())) throw dayAhead('answeredOn');
    return answered(tx, me, input);
  },
});

async function answered(tx: Tx, me: Me, { id, answer, reason: why, answeredOn, letterNo }: Answered) {
  const { place, ...facts } = await invitationFacts(tx, id);
  if (answeredOn < facts.invitedOn) throw dayTooEarly('answeredOn');
  // The state goes with the answer: a check holds them together, and the enrolment asks for the yes.
  await sql`
    UPDATE office.province_invitations SET state = 'answered', answer = ${answer}, answer_reason = ${why ?? null},
      answered_on = ${answeredOn}::date, answered_by = ${me.personId}, answer_letter_no = ${letterNo ?? null}
    WHERE invitation_id = ${id}`.execute(tx);
  const on = formatDay(dayNumber(answeredOn));
  const source =
    letterNo === undefined ? `จังหวัดตอบรับในระบบ เมื่อ ${on}` : `หนังสือตอบรับของจังหวัด ที่ ${letterNo} ลงวันที่ ${on}`;
  const workspaceId = answer === 'accepted' ? await enrol(tx, me, facts, source) : null;
  return { subjectId: id, place, result: { id, workspaceId, provinceIso: facts.provinceIso } };
}

/** The letter waits no longer. It says that an answer was given, not which: more people read letters. */
async function letterAnswered(tx: Tx, invitationId: string): Promise<void> {
  const { rows } = await sql<{ id: string; version: number }>`
    SELECT l.letter_id AS id, l.version FROM office.letters l JOIN office.province_invitations i USING (letter_id)
    WHERE i.invitation_id = ${invitationId}::uuid AND l.state IN ('dispatched', 'received')`.execute(tx);
  if (!rows[0]) return;
  await answerLetter.perform(tx, { ...rows[0], answer: 'จังหวัดตอบแล้วในหน้างานของจังหวัด' });
}
