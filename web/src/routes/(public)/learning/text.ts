/** Words of the learning shelf. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    title: 'ชั้นหนังสือ',
    lead: 'บทเรียนสั้นและแผ่นพับ พิมพ์ได้แผ่นละหน้า เขียนโดยผู้จัดทำระบบเพื่อให้รัฐทำหน้าที่ตามรัฐธรรมนูญ มาตรา 63 ได้ง่ายขึ้น ไม่ใช่หลักสูตรอย่างเป็นทางการของสำนักงาน ป.ป.ท.',
    kinds: { lesson: 'บทเรียน', leaflet: 'แผ่นพับ' },
    minutes: (count: number) => `อ่าน ${count} นาที`,
    forWhom: 'สำหรับ',
    goal: 'เพื่อ',
    exercise: 'ลองทำ',
    remember: 'จำไว้',
    limits: 'ข้อจำกัด',
    law: 'กฎหมายที่เกี่ยวข้อง',
    section: (no: string) => `มาตราหรือข้อ ${no}`,
    course: 'บทเรียนของหลักสูตร',
    versionNo: (no: number) => `รุ่นที่ ${no}`,
    starter: 'ร่างตั้งต้นของผู้จัดทำระบบ รอสำนักงาน ป.ป.ท. แทนที่ ยังไม่ใช่หลักสูตรอย่างเป็นทางการ',
    all: 'ชั้นหนังสือ',
    print: 'พิมพ์หน้านี้ด้วยคำสั่งพิมพ์ของเบราว์เซอร์ ออกมาเป็น A4 หนึ่งแผ่น',
  },
  {
    title: 'Learning shelf',
    lead: 'Short lessons and a leaflet, one printed sheet each. Written by the makers of this system, to make the State’s duty under section 63 of the Constitution easier; not the PACC’s official curriculum.',
    kinds: { lesson: 'Lesson', leaflet: 'Leaflet' },
    minutes: (count: number) => `${count} minutes`,
    forWhom: 'For',
    goal: 'Aim',
    exercise: 'Try it',
    remember: 'Remember',
    limits: 'Limits',
    law: 'Law it rests on',
    section: (no: string) => `section or clause ${no}`,
    course: 'Lessons of a course',
    versionNo: (no: number) => `Version ${no}`,
    starter:
      'A starting draft by the makers of this system, for PACC to replace. Not an official curriculum.',
    all: 'Learning shelf',
    print: 'Print this page with your browser: it comes out on one A4.',
  },
);
