/** An officer takes down what somebody asks by telephone, at the door or by letter: eight fields, two minutes. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import { intakeFields } from '../fields.ts';
import { dayOver, noSuchTopic, notPromised } from '../problems.ts';
import { answerBy, topicsOn } from '../promises.ts';
import { consultationSubject } from '../states.ts';

export const recordConsultation = action({
  name: 'consultation.record',
  may: 'clinic:record',
  writes: 'consultation.recorded',
  subject: consultationSubject,
  from: 'new',
  input: v.object(intakeFields),
  async run({ tx, me }, typed) {
    const calendar = await readCalendar(tx);
    const { decideByOn, topic, urgency } = typed;
    if (!topicsOn(calendar.today).some(({ id }) => id === topic)) throw noSuchTopic();
    if (decideByOn !== undefined && decideByOn < calendar.today) throw dayOver();
    const answerByOn = answerBy(urgency, decideByOn, calendar);
    if (answerByOn === undefined) throw notPromised();
    const areaNo = Number(me.scopeId);
    const { rows } = await sql<{ id: string; number: string }>`
      INSERT INTO office.consultations (number, area_no, channel, asker_kind, asker_name, contact, topic, question,
        decide_by_on, urgency, answer_by_on, received_by)
      VALUES (office.next_number('consultation', ${areaNo}), ${areaNo}, ${typed.channel}, ${typed.askerKind},
        ${typed.askerName ?? null}, ${typed.contact ?? null}, ${topic}, ${typed.question}, ${decideByOn ?? null}::date,
        ${urgency}, ${answerByOn}::date, ${me.personId})
      RETURNING consultation_id AS id, number`.execute(tx);
    const result = rows[0]!;
    return { subjectId: result.id, place: { areaNo }, result };
  },
});
