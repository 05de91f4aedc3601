/** An officer reports that a section's version changed: every signed advice that cites it needs another look. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day } from '#office/form-fields.ts';
import { prose } from '#office/letters/fields.ts';
import { lawChangeSubject } from '../after-states.ts';
import { sectionKey } from '../fields.ts';
import { sectionOfKey } from '../law-register.ts';

export const reportLawChange = action({
  name: 'law_change.report',
  may: 'clinic:answer',
  writes: 'law_change.reported',
  subject: lawChangeSubject,
  from: 'new',
  input: v.object({ section: sectionKey, changedOn: day, why: prose(5, 1000) }),
  async run({ tx, me }, { section, changedOn, why }) {
    const { lawId, no } = sectionOfKey(section)!;
    const areaNo = Number(me.scopeId);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.law_changes (law_id, section_no, changed_on, why, area_no, reported_by)
      VALUES (${lawId}, ${no}, ${changedOn}::date, ${why}, ${areaNo}, ${me.personId}::uuid)
      RETURNING law_change_id AS id`.execute(tx);
    const { id } = rows[0]!;
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});
