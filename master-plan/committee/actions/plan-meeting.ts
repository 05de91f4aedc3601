/** The secretary plans a meeting of the province's committee: its day and place, and the rounds it looks at. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { fiscalYearBe } from '#kernel/fiscal-year.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { mustBeRounds, placeOf, planFields } from '../fields.ts';
import { notAMember } from '../problems.ts';
import { meetingSubject } from '../states.ts';

export const planMeeting = action({
  name: 'committee_meeting.plan',
  may: 'committee:run',
  writes: 'committee_meeting.planned',
  subject: meetingSubject,
  from: 'new',
  input: v.object(planFields),
  async run({ tx, me }, { onDay, place, chairPost, roundIds }) {
    if (me.scopeKind !== 'province') throw notAMember();
    await mustBeRounds(tx, roundIds);
    const be = fiscalYearBe(dayNumber(onDay));
    // One number each: whoever plans at the same time waits.
    await sql`SELECT pg_advisory_xact_lock(hashtext(${`office.committee_meetings ${me.scopeId} ${be}`}))`.execute(
      tx,
    );
    const { rows } = await sql<{ id: string; number: number; areaNo: number | null }>`
      INSERT INTO office.committee_meetings (province_iso, area_no, region_no, fiscal_year_be, number, on_day, place, chair_post,
        round_ids, planned_by)
      SELECT p.province_iso, p.area_no, p.region_no, ${be}, 1 + coalesce((SELECT max(m.number) FROM office.committee_meetings m
          WHERE m.province_iso = p.province_iso AND m.fiscal_year_be = ${be}), 0),
        ${onDay}::date, ${place}, ${chairPost ?? null}, ${roundIds}::text[], ${me.personId}::uuid
      FROM office.provinces_today p WHERE p.province_iso = ${me.scopeId}
      RETURNING committee_meeting_id AS id, number, area_no AS "areaNo"`.execute(tx);
    const { id, number, areaNo } = rows[0]!;
    return {
      subjectId: id,
      place: placeOf({ provinceIso: me.scopeId, areaNo }),
      data: { be, number, onDay },
      result: { id },
    };
  },
});
