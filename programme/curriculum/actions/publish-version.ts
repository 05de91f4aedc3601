/** A draft comes into force; the version before it is retired in the same moment, and stays readable. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { tooFewQuestions } from '../problems.ts';
import { versionSubject } from '../states.ts';

export const publishVersion = action({
  name: 'course_version.publish',
  may: 'course:edit',
  writes: 'course_version.published',
  subject: versionSubject,
  from: ['drafted'],
  to: 'published',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    const { rows } = await sql<{ wanted: number; there: number }>`
      SELECT v.question_count AS wanted, (SELECT count(*)::int FROM office.questions q WHERE q.version_id = v.version_id) AS there
      FROM office.course_versions v WHERE v.version_id = ${id}`.execute(tx);
    const { wanted, there } = rows[0]!;
    if (there < wanted) throw tooFewQuestions(wanted, there);
    await sql`
      UPDATE office.course_versions SET state = 'retired', retired_at = now(), version = version + 1
      WHERE course_id = (SELECT course_id FROM office.course_versions WHERE version_id = ${id}) AND state = 'published'`.execute(
      tx,
    );
    // The state goes with its day: a check holds them together.
    await sql`
      UPDATE office.course_versions SET state = 'published', published_by = ${me.personId}, published_at = now()
      WHERE version_id = ${id}`.execute(tx);
    return { subjectId: id, place: {}, result: { id } };
  },
});

export const retireVersion = action({
  name: 'course_version.retire',
  may: 'course:edit',
  writes: 'course_version.retired',
  subject: versionSubject,
  from: ['published'],
  to: 'retired',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    await sql`UPDATE office.course_versions SET state = 'retired', retired_at = now() WHERE version_id = ${id}`.execute(
      tx,
    );
    return { subjectId: id, place: {}, result: { id } };
  },
});

export const discardDraft = action({
  name: 'course_version.discard',
  may: 'course:edit',
  writes: 'course_version.discarded',
  subject: versionSubject,
  from: ['drafted'],
  to: 'discarded',
  input: v.object({ id: rowId, version }),
  run: (_, { id }) => Promise.resolve({ subjectId: id, place: {}, result: { id } }),
});
