/**
 * A matter leaves the district centre: its number in the centre's own register, the topic, to whom, since
 * when, and within how many working days it is wanted back. Nothing about the people in it.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { addWorkingDays, bangkokToday, dayNumber } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import { choice, day, optional, wholeNumber, words } from '#office/form-fields.ts';
import { mustBeCounted } from '../count-fields.ts';
import { generalWords } from '../general-words.ts';
import { monthOf } from '../months.ts';
import { mustHaveDistrict } from '../own.ts';
import { dayAhead, dayTooOld, handedOverAlready, receiverUnnamed } from '../problems.ts';
import { isNamed, matterSubject, receiverNames } from '../states.ts';

export const handOver = action({
  name: 'district_matter.hand_over',
  may: 'district:hand_over',
  writes: 'district_matter.handed_over',
  subject: matterSubject,
  from: 'new',
  input: v.object({
    registerNo: generalWords(1, 40),
    topic: words(2, 60),
    about: optional(generalWords(3, 200)),
    handedTo: choice(receiverNames),
    handedToName: optional(generalWords(2, 200)),
    handedOverOn: day,
    workingDays: wholeNumber(1, 120),
  }),
  async run({ tx, me }, { registerNo, topic, about, handedTo, handedToName, handedOverOn, workingDays }) {
    mustBeCounted(topic, monthOf(bangkokToday(new Date())));
    mustBeOfThisYear(handedOverOn);
    if (isNamed(handedTo) && handedToName === undefined) throw receiverUnnamed();
    const { code, provinceIso, place } = await mustHaveDistrict(tx);
    const { holidays } = await readCalendar(tx);
    const dueBackOn = addWorkingDays(handedOverOn, workingDays, holidays);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.district_matters
        (district_code, province_iso, topic, register_no, about, handed_to, handed_to_name, handed_over_on, due_back_on, handed_over_by)
      VALUES (${code}, ${provinceIso}, ${topic}, ${registerNo}, ${about ?? null}, ${handedTo},
        ${isNamed(handedTo) ? handedToName! : null}, ${handedOverOn}::date, ${dueBackOn}::date, ${me.personId})
      ON CONFLICT DO NOTHING RETURNING matter_id AS id`.execute(tx);
    const id = rows[0]?.id;
    if (id === undefined) throw handedOverAlready();
    const data = { topic, handed_to: handedTo, due_back_on: dueBackOn };
    return { subjectId: id, place, data, result: { id, dueBackOn } };
  },
});

/** @throws Problem districts.day_ahead, districts.day_too_old */
function mustBeOfThisYear(day: string): void {
  const today = bangkokToday(new Date());
  if (day > today) throw dayAhead('handedOverOn');
  if (dayNumber(today) - dayNumber(day) > 366) throw dayTooOld('handedOverOn');
}
