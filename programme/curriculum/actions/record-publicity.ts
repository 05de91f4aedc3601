/** The desk enters what was published of the programme; a reach is entered with how it was measured, or not at all. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, day, link, optional, wholeNumber, words } from '#office/form-fields.ts';
import { learnerFor } from '../learner.ts';
import { reachWithoutMeasure } from '../problems.ts';
import { audienceNames, mediumNames } from '../publicity.ts';
import { publicitySubject } from '../states.ts';

export const recordPublicity = action({
  name: 'publicity.record',
  may: 'publicity:record',
  writes: 'publicity.recorded',
  subject: publicitySubject,
  from: 'new',
  input: v.object({
    onDay: day,
    what: words(3, 300),
    medium: choice(mediumNames),
    place: words(2, 200),
    sector: choice(audienceNames),
    reach: optional(wholeNumber(0, 100_000_000)),
    measuredHow: optional(words(3, 300)),
    link: optional(link),
  }),
  async run({ tx, me }, one) {
    if ((one.reach === undefined) !== (one.measuredHow === undefined)) throw reachWithoutMeasure();
    const { place } = await learnerFor(tx, me, undefined);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.publicity (on_day, what, medium, place, sector, reach, measured_how, link, area_no, province_iso, recorded_by)
      VALUES (${one.onDay}::date, ${one.what}, ${one.medium}, ${one.place}, ${one.sector}, ${one.reach ?? null}, ${one.measuredHow ?? null},
        ${one.link ?? null}, ${place.areaNo ?? null}, ${place.provinceIso ?? null}, ${me.personId})
      RETURNING publicity_id AS id`.execute(tx);
    const { id } = rows[0]!;
    return { subjectId: id, place, data: { medium: one.medium, sector: one.sector }, result: { id } };
  },
});
