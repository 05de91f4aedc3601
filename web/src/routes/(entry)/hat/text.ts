/** Words of choosing a hat. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    title: 'เลือกหน้าที่ที่จะใช้',
    lead: 'ท่านเห็นและทำได้ตามหน้าที่ที่เลือกเท่านั้น เปลี่ยนได้ทุกเมื่อ ทุกแท็บที่เปิดอยู่จะเปลี่ยนตาม',
    worn: 'กำลังใช้',
    until: 'ถึง',
    noneTitle: 'ท่านไม่มีหน้าที่ที่ใช้งานได้ในขณะนี้',
    noneLead:
      'หน้าที่ของท่านสิ้นสุดแล้ว หรือยังไม่ถึงวันเริ่ม สิ่งที่บันทึกไว้ยังอยู่ครบ หากควรมีหน้าที่ โปรดติดต่อผู้ดูแลระบบของสำนักงาน หรือใช้รหัสในจดหมายถึงหน่วยงานของท่าน',
    enrol: 'ใช้รหัสจากจดหมายถึงหน่วยงาน',
    signOut: 'ออกจากระบบ',
  },
  {
    title: 'Choose your post',
    lead: 'You see and do only what the chosen post allows. You can change at any time; every open tab changes with you.',
    worn: 'in use',
    until: 'until',
    noneTitle: 'You have no post at the moment',
    noneLead:
      'Your post has ended or has not begun. What was saved is kept. If you should have one, ask your office’s administrator, or use the code in the letter to your agency.',
    enrol: 'Use a code from a letter to an agency',
    signOut: 'Sign out',
  },
);
