/** What a meeting came to, in the words of a memorandum: facts as recorded, and "not recorded" where nobody did. */
import { sql } from 'kysely';
import { formatDay } from '#kernel/thai-date.ts';
import { dayNumber } from '#kernel/working-days.ts';
import type { RecommendationState } from '#office/recommendations/states.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { text as programme } from '../text.ts';
import type { Meeting } from './queries.ts';

export interface Commitment {
  id: string;
  number: string;
  agency: string;
  advice: string;
  dueOn: string;
  state: RecommendationState;
}

/** What agencies agreed to, by day. */
export async function commitmentsOf(tx: Tx, meetingId: string): Promise<Commitment[]> {
  const { rows } = await sql<Commitment>`
    SELECT r.recommendation_id AS id, r.number, coalesce(a.name_th, r.agency_id) AS agency, r.advice, r.due_on AS "dueOn", r.state
    FROM office.meeting_commitments c JOIN office.recommendations r USING (recommendation_id)
    LEFT JOIN office.agencies a USING (agency_id) WHERE c.activity_id = ${meetingId} ORDER BY r.due_on, r.number LIMIT 200`.execute(
    tx,
  );
  return rows;
}

/** How many signed in, and how many of them before it was cancelled; ATTEND's rows are only counted here. */
export async function signedCount(tx: Tx, meetingId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM office.attendances WHERE activity_id = ${meetingId} AND state = 'present'`.execute(
    tx,
  );
  return rows[0]!.n;
}

const said = programme.th;
const thaiDay = (iso: string) => formatDay(dayNumber(iso), 'th');

/** The memorandum's text, proposed; the officer changes it before it is drafted. */
export function reportText(meeting: Meeting, commitments: readonly Commitment[]): string {
  const { attendees, attendeesBasis, attendeesEstimated, sectors, onDay, placeTh, chairTh } = meeting;
  const people =
    attendees === null
      ? 'จำนวนผู้เข้าร่วม: ไม่มีบันทึก'
      : `จำนวนผู้เข้าร่วม: ${attendeesEstimated ? 'ประมาณ ' : ''}${attendees.toLocaleString('en-US')} คน (${said.bases[attendeesBasis!]})`;
  const came = sectors.map(
    ({ sector, count, whoTh }) =>
      `- ${said.sectors[sector]}${whoTh === null ? '' : ` (${whoTh})`}${count === null ? '' : ` ${count} คน`}`,
  );
  const agreed = commitments.map(
    ({ agency, advice, dueOn, number }, at) =>
      `${at + 1}. ${agency}: ${advice} ภายในวันที่ ${thaiDay(dueOn)} (${number})`,
  );
  return [
    `ตามที่สำนักงานได้จัด${meeting.titleTh}${onDay === null ? '' : ` เมื่อวันที่ ${thaiDay(onDay)}`}${placeTh === null ? '' : ` ณ ${placeTh}`}${
      chairTh === null ? '' : ` โดยมี${chairTh}เป็นประธาน`
    } นั้น`,
    ['ขอรายงานผลดังนี้', people, ...came].join('\n'),
    agreed.length === 0 ? 'ข้อตกลงของหน่วยงาน: ไม่มี' : ['ข้อตกลงของหน่วยงาน', ...agreed].join('\n'),
    'จึงเรียนมาเพื่อโปรดทราบ',
  ].join('\n\n');
}
