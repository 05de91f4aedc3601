/** Words of the centre’s page on what askers are told. Thai is the source text. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    intakeTitle: 'คำชี้แจงก่อนถามออนไลน์',
    intakeLead: 'เมื่อสำนักงานรับรองคำชี้แจงนี้ หน้าเว็บของคลินิกทุกเขตจึงรับคำถามจริง ถ้อยคำเปลี่ยนเมื่อใดต้องรับรองใหม่',
    intakeNow: { accepted: 'เปิดรับอยู่', demonstration: 'เปิดเพราะเป็นเว็บสาธิต', closed: 'ปิดอยู่' },
    hash: 'รหัสประจำถ้อยคำ (SHA-256)',
    ground: 'คำสั่งหรือบันทึกที่รับรอง',
    accept: 'รับรองคำชี้แจงนี้',
    stop: 'เลิกรับรองและปิดรับคำถาม',
    why: 'เหตุผล',
    acceptedList: 'การรับรองที่ผ่านมา',
    none: 'ยังไม่มีการรับรอง',
    by: 'โดย',
  },
  {
    intakeTitle: 'What askers are told online',
    intakeLead:
      'Once the office accepts these words, every Area’s clinic takes real questions on the web. Changed words must be accepted anew.',
    intakeNow: { accepted: 'Open', demonstration: 'Open, as this is a demonstration', closed: 'Closed' },
    hash: 'Hash of the words (SHA-256)',
    ground: 'Order or minute by which they are accepted',
    accept: 'Accept these words',
    stop: 'No longer accept them, and close',
    why: 'Why',
    acceptedList: 'Acceptances so far',
    none: 'None yet',
    by: 'by',
  },
);
