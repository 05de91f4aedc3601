/** The publicity register: what people were told, where, whom it was for, and how far it reached where somebody measured. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export const media = {
  news: { th: 'ข่าวหนังสือพิมพ์หรือเว็บข่าว', en: 'Newspaper or news site' },
  broadcast: { th: 'วิทยุหรือโทรทัศน์', en: 'Radio or television' },
  social_media: { th: 'สื่อสังคมออนไลน์', en: 'Social media' },
  printed: { th: 'สิ่งพิมพ์ ป้าย', en: 'Print, posters' },
  event: { th: 'กิจกรรม เวทีชุมชน', en: 'Event, public meeting' },
  school: { th: 'สถานศึกษา', en: 'School' },
  other: { th: 'อื่น ๆ', en: 'Other' },
} as const;

export const audiences = {
  public: { th: 'ประชาชนทั่วไป', en: 'The public' },
  state_officials: { th: 'เจ้าหน้าที่ของรัฐ', en: 'State officials' },
  private_sector: { th: 'ภาคเอกชน', en: 'Private sector' },
  civil_society: { th: 'ภาคประชาสังคม', en: 'Civil society' },
  students: { th: 'นักเรียน นักศึกษา', en: 'Students' },
} as const;

export type Medium = keyof typeof media;
export type Audience = keyof typeof audiences;
export const mediumNames = Object.keys(media) as [Medium, ...Medium[]];
export const audienceNames = Object.keys(audiences) as [Audience, ...Audience[]];

export interface Publicity {
  id: string;
  onDay: string;
  what: string;
  medium: Medium;
  place: string;
  sector: Audience;
  /** Null: nobody measured it. */
  reach: number | null;
  measuredHow: string | null;
  link: string | null;
  isDemonstration: boolean;
}

/** Of the scope, newest first; at most 200. */
export async function publicityRegister(tx: Tx): Promise<Publicity[]> {
  const { rows } = await sql<Publicity>`
    SELECT publicity_id AS id, on_day AS "onDay", what, medium, place, sector, reach, measured_how AS "measuredHow", link,
      is_demonstration AS "isDemonstration"
    FROM office.publicity ORDER BY on_day DESC, recorded_at DESC LIMIT 200`.execute(tx);
  return rows;
}
