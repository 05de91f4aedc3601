/** What an officer says of a meeting, past or to come: the input of planning and of revising it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { fiscalYearBe } from '#kernel/fiscal-year.ts';
import { dayNumber } from '#kernel/working-days.ts';
import type { Place } from '#office/action.ts';
import { choice, day, optional, wholeNumber, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { activityKinds } from '../years-file.ts';
import { dayOutsideYear, endsBefore, noSuchProvince, noSuchYear } from './problems.ts';

const hourFault = 'ใส่เวลา เช่น 09.00 · Give a time, such as 09.00';
/** '8:30', '08.30' or '๐๘.๓๐ น.' as '08:30'. */
export const hour = v.pipe(
  v.string(hourFault),
  v.transform(readHour),
  v.check((read) => read !== '', hourFault),
);

export function readHour(typed: string): string {
  const digits = typed.replace(/[๐-๙]/gu, (one) => String(one.charCodeAt(0) - 0x0e50));
  const found = /^\s*(\d{1,2})[.:](\d{2})\s*(?:น\.?)?\s*$/u.exec(digits);
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return '';
  return `${found[1]!.padStart(2, '0')}:${found[2]}`;
}

export const meetingFields = {
  be: wholeNumber(2550, 2650),
  kind: choice(activityKinds),
  activityNo: optional(wholeNumber(1, 2)),
  provinceIso: words(5, 5),
  title: words(5, 300),
  titleEn: optional(words(3, 300)),
  onDay: optional(day),
  reportedOn: optional(day),
  startsAt: optional(hour),
  endsOn: optional(day),
  endsAt: optional(hour),
  room: optional(words(2, 300)),
  roomEn: optional(words(2, 300)),
  chair: optional(words(2, 300)),
  chairEn: optional(words(2, 300)),
  about: optional(words(5, 4000)),
  aboutEn: optional(words(5, 4000)),
  regionNo: optional(wholeNumber(1, 9)),
  seats: optional(wholeNumber(1, 5000)),
  source: optional(words(3, 300)),
};

export type MeetingSaid = v.InferOutput<ReturnType<typeof v.object<typeof meetingFields>>>;

/** Where it lies. The province must be the officer's. @throws Problem meetings.no_such_province, meetings.no_such_year */
export async function placeOf(tx: Tx, said: MeetingSaid): Promise<Place & { areaNo: number | null }> {
  const { rows } = await sql<{ areaNo: number | null; iso: string; known: boolean }>`
    SELECT area_no AS "areaNo", province_iso AS iso,
      EXISTS (SELECT FROM office.fiscal_years WHERE fiscal_year_be = ${said.be}) AS known
    FROM office.provinces_today
    WHERE province_iso = ${said.provinceIso} AND office.runs_meetings_at(area_no, province_iso)`.execute(tx);
  const [found] = rows;
  if (!found) throw noSuchProvince();
  if (!found.known) throw noSuchYear();
  return { areaNo: found.areaNo, provinceIso: found.iso };
}

/** @throws Problem meetings.day_outside_year, meetings.ends_before */
export function mustFitItsYear({ be, onDay, endsOn }: MeetingSaid): void {
  if (onDay !== undefined && fiscalYearBe(dayNumber(onDay)) !== be) throw dayOutsideYear();
  if (endsOn !== undefined && (onDay === undefined || endsOn < onDay)) throw endsBefore();
}

/** Said in one language only, it stands in both: a name of a room or a post is not translated by a machine. */
const both = (th: string | undefined, en: string | undefined): [string | null, string | null] =>
  th === undefined ? [null, null] : [th, en ?? th];

/** The columns that planning and revising set, in the order of `meetingColumns`. */
export function columnsOf(said: MeetingSaid, areaNo: number | null) {
  const [roomTh, roomEn] = both(said.room, said.roomEn);
  const [chairTh, chairEn] = both(said.chair, said.chairEn);
  const [aboutTh, aboutEn] = both(said.about, said.aboutEn);
  return sql`${said.be}::smallint, ${said.activityNo ?? null}::smallint, ${said.kind}, ${areaNo}::smallint,
    ${said.regionNo ?? null}::smallint, ${said.provinceIso}, ${said.onDay ?? null}::date, ${said.reportedOn ?? null}::date,
    ${said.startsAt ?? null}::time, ${said.endsOn ?? null}::date, ${said.endsAt ?? null}::time, ${roomTh}, ${roomEn},
    ${said.title}, ${said.titleEn ?? said.title}, ${aboutTh}, ${aboutEn}, ${chairTh}, ${chairEn},
    ${said.seats ?? null}::integer, ${said.source ?? 'บันทึกของสำนักงาน · the office’s own record'}`;
}

export const meetingColumns = sql.raw(
  `fiscal_year_be, activity_no, kind, area_no, region_no, province_iso, on_day, reported_on, starts_at, ends_on, ends_at,
   place_th, place_en, title_th, title_en, about_th, about_en, chair_th, chair_en, seat_count, source`,
);
