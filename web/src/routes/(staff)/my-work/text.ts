/** Words of the page that joins every desk's dues. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    title: 'งานของฉันวันนี้',
    lead: 'ทุกเรื่องที่รอท่านจากทุกโต๊ะงาน เรื่องที่เกินกำหนดอยู่ก่อน',
    found: (n: string) => `${n} เรื่องที่รอ`,
    caption: 'เรื่องที่รอท่าน เรียงตามกำหนด',
    matter: 'เรื่อง',
    due: 'กำหนด',
    left: 'เวลาที่เหลือ',
    waits: 'ใครรออยู่',
    noDay: 'ไม่มีกำหนด',
    overdue: (n: string) => `เกินกำหนด ${n} วันทำการ`,
    today: 'ครบกำหนดวันนี้',
    daysLeft: (n: string) => `อีก ${n} วันทำการ`,
    unsure: 'การนับบางเรื่องผ่านวันหยุดที่ยังไม่ยืนยัน จึงอาจคลาดเคลื่อนหนึ่งวัน',
    emptyWhat: 'ไม่มีเรื่องที่รอท่าน',
    emptyHow: 'เรื่องจะขึ้นที่นี่เมื่อประเด็นเฝ้าระวัง ข้อเสนอแนะ หรือหนังสือถึงกำหนดของท่าน',
  },
  {
    title: 'My work today',
    lead: 'Everything that waits for you, from every desk; what is late comes first.',
    found: (n: string) => `${n} matters wait`,
    caption: 'What waits for you, by its day',
    matter: 'Matter',
    due: 'Due',
    left: 'Time left',
    waits: 'Who waits',
    noDay: 'No day set',
    overdue: (n: string) => `${n} working days late`,
    today: 'Due today',
    daysLeft: (n: string) => `${n} working days left`,
    unsure: 'Some counts pass a holiday that is not verified, and may be a day off.',
    emptyWhat: 'Nothing waits for you',
    emptyHow: 'A matter appears here when a watch item, a recommendation or a letter comes due for you.',
  },
);
