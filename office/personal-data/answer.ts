/** Everything that the office holds about one person, as it is handed to them. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

/** Rows of one table that point to the person in one capacity: as the one described, as who opened it, … */
export interface HeldRows {
  table: string;
  capacity: string;
  rows: Record<string, unknown>[];
}

/** A text in which the person's name, e-mail or telephone stands; somebody has to read whether it is them. */
export interface Mention {
  table: string;
  column: string;
  key: string;
}

export interface PersonalDataAnswer {
  person_id: string;
  made_at: string;
  reading: { th: string; en: string };
  held: HeldRows[];
  mentions: Mention[];
}

const reading = {
  th: 'held คือข้อมูลทุกแถวที่ชี้ถึงท่าน ในฐานะใด (capacity) แถวที่บรรยายตัวท่านแสดงครบ งานที่ท่านทำแสดงว่าทำที่ใดเมื่อใด ไม่แสดงข้อความซึ่งเป็นบันทึกของราชการ รหัสผ่านและกุญแจไม่แสดง · mentions คือข้อความที่มีชื่อ อีเมล หรือโทรศัพท์ตรงกับท่าน ซึ่งเจ้าหน้าที่ต้องอ่านทีละแห่งก่อนตอบ ไม่รวมแหล่งที่มาชั้นลับ',
  en: 'held has every row that points to you, and in what capacity. Rows that describe you are whole; of work that you did they say where and when, not the text, which is the office’s record. Passwords and keys are not shown. mentions lists texts with your name, e-mail or telephone, which an officer reads one by one before answering; secret sources are not among them.',
};

/** @returns null where nothing at all is held, or the viewer may not ask (row-level security's answer) */
export async function answerAbout(
  tx: Tx,
  personId: string,
  now = new Date(),
): Promise<PersonalDataAnswer | null> {
  const { rows } = await sql<{ place: string; capacity: string; held: Record<string, unknown> }>`
    SELECT place, capacity, held FROM office.personal_data_of(${personId}::uuid)`.execute(tx);
  if (rows.length === 0) return null;
  const mentions = await sql<Mention>`
    SELECT place AS "table", in_column AS "column", row_key AS "key"
    FROM office.places_naming(${personId}::uuid) ORDER BY 1, 2, 3`.execute(tx);
  const groups = new Map<string, HeldRows>();
  for (const { place, capacity, held } of rows) {
    const group = groups.get(`${place} ${capacity}`) ?? { table: place, capacity, rows: [] };
    group.rows.push(held);
    groups.set(`${place} ${capacity}`, group);
  }
  return {
    person_id: personId,
    made_at: now.toISOString(),
    reading,
    held: [...groups.values()],
    mentions: mentions.rows,
  };
}

/** How much an answer holds, for the timeline: figures only. */
export function sizeOf({ held, mentions }: PersonalDataAnswer): { row_count: number; mention_count: number } {
  return { row_count: held.reduce((sum, { rows }) => sum + rows.length, 0), mention_count: mentions.length };
}
