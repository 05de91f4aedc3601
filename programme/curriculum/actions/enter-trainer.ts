/** A desk enters somebody of the registry in the trainer pool of a course; a centre's entry is for every Area. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, optional, rowId, words } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { trainerAlready, trainerDaysOut } from '../problems.ts';
import { trainerSubject } from '../states.ts';
import { mustHaveModules } from '../trainers.ts';

const modules = v.pipe(
  v.optional(v.union([v.string(), v.array(v.string())]), []),
  v.transform((typed) => [...new Set(typeof typed === 'string' ? [typed].filter(Boolean) : typed)]),
  v.array(v.pipe(v.string(), v.maxLength(80))),
  v.maxLength(60),
);

export const enterTrainer = action({
  name: 'trainer.enter',
  may: 'trainer:keep',
  writes: 'trainer.entered',
  subject: trainerSubject,
  from: 'new',
  input: v.object({
    participantId: rowId,
    courseId: rowId,
    modules,
    basis: words(3, 500),
    fromOn: day,
    untilOn: optional(day),
  }),
  async run({ tx, me }, { participantId, courseId, modules: slugs, basis, fromOn, untilOn }) {
    if (untilOn !== undefined && untilOn < fromOn) throw trainerDaysOut();
    await mustHaveModules(tx, courseId, slugs);
    const known =
      await sql`SELECT FROM office.participants WHERE participant_id = ${participantId} AND state = 'known'`.execute(
        tx,
      );
    if (known.rows.length === 0) throw notFound();
    const areaNo = me.scopeKind === 'area' ? Number(me.scopeId) : null;
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.trainers (participant_id, course_id, module_slugs, basis, from_on, until_on, area_no, entered_by)
      VALUES (${participantId}, ${courseId}, ${slugs}::text[], ${basis}, ${fromOn}::date, ${untilOn ?? null}::date, ${areaNo}, ${me.personId})
      ON CONFLICT DO NOTHING RETURNING trainer_id AS id`.execute(tx);
    if (!rows[0]) throw trainerAlready();
    const { id } = rows[0];
    const data = { course_id: courseId, modules: slugs.length };
    return { subjectId: id, place: { areaNo }, data, result: { id } };
  },
});
