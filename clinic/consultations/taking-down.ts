/** A question is written down as it is asked: at the telephone, at the door, at a mobile unit. */
import { sql } from 'kysely';
import type * as v from 'valibot';
import type { Me } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { intakeFields } from './fields.ts';
import { dayOver, noSuchTopic, notPromised } from './problems.ts';
import { answerBy, topicsOn } from './promises.ts';
import { searchText } from './search.ts';

type Asked = v.InferOutput<v.ObjectSchema<typeof intakeFields, undefined>>;

/** The event is the caller's to write. @throws Problem */
export async function takeDown(tx: Tx, me: Me, asked: Asked): Promise<{ id: string; number: string }> {
  const calendar = await readCalendar(tx);
  const { decideByOn, topic, urgency } = asked;
  if (!topicsOn(calendar.today).some(({ id }) => id === topic)) throw noSuchTopic();
  if (decideByOn !== undefined && decideByOn < calendar.today) throw dayOver();
  const answerByOn = answerBy(urgency, decideByOn, calendar);
  if (answerByOn === undefined) throw notPromised();
  const areaNo = Number(me.scopeId);
  const { rows } = await sql<{ id: string; number: string }>`
    INSERT INTO office.consultations (number, area_no, channel, asker_kind, asker_name, contact, topic, question, search_text,
      decide_by_on, urgency, answer_by_on, received_by)
    VALUES (office.next_number('consultation', ${areaNo}), ${areaNo}, ${asked.channel}, ${asked.askerKind},
      ${asked.askerName ?? null}, ${asked.contact ?? null}, ${topic}, ${asked.question}, ${searchText(asked.question)}, ${decideByOn ?? null}::date,
      ${urgency}, ${answerByOn}::date, ${me.personId})
    RETURNING consultation_id AS id, number`.execute(tx);
  return rows[0]!;
}
