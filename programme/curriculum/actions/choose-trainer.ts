/**
 * Who teaches a course at a training, and for how long where somebody recorded it. The pool does not forbid: who
 * is not in it for the course is chosen all the same, and every page says so.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version, wholeNumber } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { meetingSubject } from '#programme/meetings/states.ts';
import { notTraining } from '../problems.ts';
import { meetingTrainerSubject } from '../states.ts';
import { mustHaveModules, mustKnowPerson } from '../trainers.ts';

/** @throws Problem office.not_found, curriculum.not_training */
async function trainingOf(tx: Tx, id: string) {
  const { rows } = await sql<{ areaNo: number | null; provinceIso: string | null; kind: string }>`
    SELECT area_no AS "areaNo", province_iso AS "provinceIso", kind FROM office.activities
    WHERE activity_id = ${id} AND office.runs_meetings_at(area_no, province_iso)`.execute(tx);
  if (!rows[0]) throw notFound();
  const { kind, ...place } = rows[0];
  if (kind !== 'training') throw notTraining();
  return place;
}

export const chooseTrainer = action({
  name: 'meeting.choose_trainer',
  may: 'trainer:keep',
  writes: 'meeting.trainer_chosen',
  subject: meetingSubject,
  from: ['drafted', 'announced', 'held', 'reported'],
  input: v.object({
    id: rowId,
    courseId: rowId,
    participantId: rowId,
    minutes: optional(wholeNumber(1, 6000)),
  }),
  async run({ tx, me }, { id, courseId, participantId, minutes }) {
    const place = await trainingOf(tx, id);
    await mustHaveModules(tx, courseId, []);
    await mustKnowPerson(tx, participantId);
    await sql`
      INSERT INTO office.meeting_trainers (activity_id, course_id, participant_id, minutes_taught, chosen_by)
      VALUES (${id}, ${courseId}, ${participantId}, ${minutes ?? null}, ${me.personId})
      ON CONFLICT (activity_id, course_id, participant_id) WHERE state = 'chosen'
      DO UPDATE SET minutes_taught = excluded.minutes_taught, version = meeting_trainers.version + 1`.execute(
      tx,
    );
    return { subjectId: id, place, data: { course_id: courseId }, result: { id } };
  },
});

export const dropTrainer = action({
  name: 'meeting_trainer.drop',
  may: 'trainer:keep',
  writes: 'meeting_trainer.dropped',
  subject: meetingTrainerSubject,
  from: ['chosen'],
  to: 'dropped',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    const { rows } = await sql<{ areaNo: number | null; provinceIso: string | null; meetingId: string }>`
      SELECT a.area_no AS "areaNo", a.province_iso AS "provinceIso", a.activity_id AS "meetingId"
      FROM office.meeting_trainers m JOIN office.activities a USING (activity_id) WHERE m.meeting_trainer_id = ${id}`.execute(
      tx,
    );
    if (!rows[0]) throw notFound();
    const { meetingId, ...place } = rows[0];
    return { subjectId: id, place, data: { activity_id: meetingId }, result: { id } };
  },
});
