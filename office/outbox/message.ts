/**
 * What a message says: that something waits, how many, and where to look. Never what it is, never a name,
 * never whom it is about: a mailbox is not the office.
 */

export type MessageKind = 'digest' | 'notice';

export interface MessageWords {
  subject: string;
  text: string;
}

const words = {
  digest: {
    subject: 'ตรวจขับ: งานของท่านวันนี้ · Truatkhap: your work today',
    th: (count: number) => `ท่านมีเรื่องที่ถึงกำหนดหรือใกล้ถึงกำหนด ${count} เรื่อง`,
    en: (count: number) =>
      count === 1
        ? 'One matter of yours is due or nearly due.'
        : `${count} matters of yours are due or nearly due.`,
  },
  notice: {
    subject: 'ตรวจขับ: มีเรื่องรอท่าน · Truatkhap: something waits for you',
    th: (count: number) => `มีเรื่องใหม่รอท่าน ${count} เรื่อง`,
    en: (count: number) =>
      count === 1 ? 'One new matter waits for you.' : `${count} new matters wait for you.`,
  },
} as const;

/** @param origin of the site: 'https://…' */
export function messageOf(kind: MessageKind, count: number, origin: string): MessageWords {
  const { subject, th, en } = words[kind];
  const link = new URL('/my-work', origin).href;
  const text = [
    th(count),
    `ดูรายละเอียดหลังเข้าสู่ระบบที่ ${link}`,
    'ระบบส่งข้อความนี้โดยอัตโนมัติ และไม่ใส่เนื้อหาของเรื่องในอีเมล',
    '',
    en(count),
    `Sign in to see: ${link}`,
    'Sent automatically. The matter itself is never put into e-mail.',
    '',
  ].join('\n');
  return { subject, text };
}
