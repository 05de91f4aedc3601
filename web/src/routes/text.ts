/** Words of the frame around every page. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    name: 'ตรวจขับ',
    programme: 'โครงการเฝ้าระวังและป้องกันการทุจริตเชิงรุกในหน่วยงานของรัฐ',
    skip: 'ข้ามไปที่เนื้อหา',
    otherLanguage: 'English',
    otherLanguageCode: 'en',
    signIn: 'เข้าสู่ระบบ',
    signOut: 'ออกจากระบบ',
    pages: 'หน้าต่าง ๆ',
    publicPages: 'หน้าสาธารณะ',
    demonstrationLabel: 'ข้อมูลที่แสดง',
    demonstration: 'ข้อมูลสาธิต: หน่วยงาน ผู้ขาย และบุคคลทุกรายสมมุติขึ้น มีเพียงชื่อจังหวัดและเขตที่เป็นของจริง',
    standing: 'ข้อสังเกตเป็นเพียงเหตุให้ไปดู ไม่ใช่ผลการตรวจสอบหรือไต่สวน และไม่ได้หมายความว่ามีผู้ใดทำผิด',
    motto: 'ตรวจขับ มิใช่ตรวจจับ',
  },
  {
    name: 'Truatkhap',
    programme: 'Programme of proactive watching and prevention of corruption in government agencies',
    skip: 'Skip to the content',
    otherLanguage: 'ภาษาไทย',
    otherLanguageCode: 'th',
    signIn: 'Sign in',
    signOut: 'Sign out',
    pages: 'Pages',
    publicPages: 'Public pages',
    demonstrationLabel: 'What this data is',
    demonstration:
      'Demonstration data: every agency, seller and person is invented. Only the provinces and Areas are real.',
    standing:
      'An observation is a reason to look. It is not a finding, and it does not say that anybody did wrong.',
    motto: 'ตรวจขับ มิใช่ตรวจจับ (inspect to drive improvement, not to catch)',
  },
);
