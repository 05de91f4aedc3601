/**
 * The words of an urgent warning. It asks a head to think again or to defer, under a power of his own; the decision is
 * his, and the office has no power over it. Never worded as an order: a test reads every sentence here.
 */
import { officialDate, thaiDigits } from '#kernel/official-thai.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Power } from './powers.ts';

export interface Said {
  act: string;
  beforeAt: Date;
  grounds: string;
  power: Power;
  /** Who gets a copy; null where the letter itself goes to the supervisor. */
  copyTo: string | null;
  /** The agency, where the letter does not go to it. */
  agencyName: string | null;
}

/** 'เวลา ๑๕.๐๐ นาฬิกา วันที่ ๒๕ พฤศจิกายน ๒๕๖๙', in Thailand's time. */
export function officialInstant(at: Date): string {
  const clock = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16).replace(':', '.');
  return `เวลา ${thaiDigits(clock)} นาฬิกา วันที่ ${officialDate(bangkokToday(at))}`;
}

export function wordsOf(said: Said): { subjectLine: string; body: string } {
  const { act, beforeAt, grounds, power, copyTo, agencyName } = said;
  const whose = agencyName === null ? '' : `ของ${agencyName} `;
  const until = officialInstant(beforeAt);
  const paragraphs = [
    `ด้วยสำนักงานได้รับทราบข้อเท็จจริงในเบื้องต้นเกี่ยวกับ${act} ${whose}ดังนี้`,
    grounds,
    'ข้อเท็จจริงข้างต้นเป็นข้อสังเกตเพื่อการป้องกัน ยังไม่เป็นที่สุด และไม่ใช่ข้อกล่าวหาต่อผู้ใด',
    `สำนักงานจึงขอเรียนเสนอให้ท่านพิจารณาทบทวน หรือชะลอ${act} ${whose}ไว้ก่อน ภายใน${until} โดยอาศัย${power.law_th} อันเป็นอำนาจของท่าน ซึ่ง${power.what_th} ทั้งนี้ การพิจารณาและการตัดสินใจเป็นของท่าน`,
    `หากท่านพิจารณาแล้วเห็นควรดำเนินการต่อ ขอความอนุเคราะห์แจ้งเหตุผลให้สำนักงานทราบภายในเวลาดังกล่าว ทางหนังสือ ทางโทรศัพท์ หรือด้วยรหัสในใบตอบที่แนบมาพร้อมนี้`,
    ...(copyTo === null ? [] : [`อนึ่ง สำนักงานได้ส่งสำเนาหนังสือฉบับนี้ถึง${copyTo} เพื่อทราบด้วยแล้ว`]),
    'จึงเรียนมาเพื่อโปรดพิจารณาเป็นการเร่งด่วน',
  ];
  return {
    subjectLine: `แจ้งเตือนเร่งด่วนเพื่อระงับยับยั้ง: เสนอให้พิจารณาทบทวนหรือชะลอ${act}`,
    body: paragraphs.join('\n\n'),
  };
}

/** Words by which a typed part would read as an order of the office. ใบสั่งซื้อ and การสั่งจ้าง are things, not orders. */
const ordering = /สั่งการ|สั่งให้|ขอสั่ง|ให้ระงับ|ให้ยุติ|ให้ยกเลิก|ต้องระงับ|ต้องยุติ|ต้องยกเลิก|ห้ามมิให้|ห้ามลงนาม|จงระงับ/u;

export const readsAsAnOrder = (text: string): boolean => ordering.test(text.normalize('NFC'));
