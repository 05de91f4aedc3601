/** A district centre asks the desk of its Area; where the province belongs to no Area, the centre. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { dueAfter, readCalendar } from '#office/deadlines/calendar.ts';
import { words } from '#office/form-fields.ts';
import { mustBeCounted } from '../count-fields.ts';
import { generalWords } from '../general-words.ts';
import { monthOf } from '../months.ts';
import { mustHaveDistrict } from '../own.ts';
import { questionSubject } from '../states.ts';
import { readTopics } from '../topics.ts';

export const askDesk = action({
  name: 'district_question.ask',
  may: 'district:ask',
  writes: 'district_question.asked',
  subject: questionSubject,
  from: 'new',
  input: v.object({ topic: words(2, 60), question: generalWords(10, 2000) }),
  async run({ tx, me }, { topic, question }) {
    mustBeCounted(topic, monthOf(bangkokToday(new Date())));
    const { code, provinceIso, place } = await mustHaveDistrict(tx);
    const within = readTopics().rules.answered_within_working_days.value;
    const answerByOn = dueAfter(within, await readCalendar(tx));
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.district_questions (district_code, province_iso, topic, question, answer_by_on, asked_by)
      VALUES (${code}, ${provinceIso}, ${topic}, ${question}, ${answerByOn}::date, ${me.personId})
      RETURNING question_id AS id`.execute(tx);
    const { id } = rows[0]!;
    return { subjectId: id, place, data: { topic, answer_by_on: answerByOn }, result: { id } };
  },
});
