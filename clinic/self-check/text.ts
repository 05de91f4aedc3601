/** Words of the self-check. Thai is the source text. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    title: 'ตรวจตนเองด้านธรรมาภิบาล',
    lead: 'ยี่สิบข้อสำหรับหน่วยงานขนาดเล็ก แต่ละข้อถามหาเอกสารที่แสดงว่าทำแล้ว ไม่ถามความเห็น',
    private: 'ไม่ต้องมีบัญชี ไม่เก็บสิ่งที่ตอบ ไม่บันทึกว่าใครตอบ ปิดหน้านี้แล้วไม่มีอะไรเหลือ พิมพ์เก็บไว้เองได้',
    unverified: (version: string) =>
      `ชุดคำถาม ${version} เป็นของโครงการเอง ชื่อหลักธรรมาภิบาลหกข้อยังไม่มีผู้เทียบกับระเบียบ ผลนี้ไม่ใช่การรับรองและไม่ใช้จัดอันดับ`,
    answer: 'คำตอบ',
    choices: { yes: 'ทำแล้ว', not_yet: 'ยังไม่ทำ', not_ours: 'ไม่เกี่ยวกับหน่วยงาน' },
    paper: (paper: string) => `เอกสารที่แสดง เช่น ${paper}`,
    look: 'ดูผล',
    result: 'ผลของท่าน',
    shownOf: (shown: number, asked: number) => `มีหลักฐาน ${shown} จาก ${asked} ข้อที่เกี่ยวข้อง`,
    next: 'เริ่มจากสิ่งนี้',
    nothing: 'ทุกข้อที่เกี่ยวข้องมีหลักฐานแล้ว',
    standings: {
      shown: 'มีหลักฐาน',
      said: 'ว่าทำแล้ว แต่ยังไม่ได้บอกเอกสาร',
      not_yet: 'ยังไม่ทำ',
      not_ours: 'ไม่เกี่ยว',
      open: 'ยังไม่ตอบ',
    },
    notCertified: 'ไม่ใช่การรับรองว่าชอบด้วยระเบียบ',
    clinics: 'ไม่แน่ใจข้อใด ถามคลินิกของเขตได้ก่อนทำ',
  },
  {
    title: 'Governance self-check',
    lead: 'Twenty questions for a small agency. Each asks for the paper that shows it, not for an opinion.',
    private: 'No account. Nothing you answer is kept, nor who answered; close the page and nothing is left. You may print it.', // prettier-ignore
    unverified: (version: string) =>
      `Questions of set ${version} are the project’s own; nobody has compared the names of the six principles with the regulation. The result certifies nothing and ranks nobody.`, // prettier-ignore
    answer: 'Answer',
    choices: { yes: 'Done', not_yet: 'Not yet', not_ours: 'Not our business' },
    paper: (paper: string) => `The paper that shows it, such as: ${paper}`,
    look: 'Look at the result',
    result: 'Your result',
    shownOf: (shown: number, asked: number) => `Shown by a paper: ${shown} of ${asked} that concern you`,
    next: 'Begin with this',
    nothing: 'Everything that concerns you is shown by a paper',
    standings: {
      shown: 'shown by a paper',
      said: 'said to be done, no paper named',
      not_yet: 'not yet',
      not_ours: 'not ours',
      open: 'not answered',
    },
    notCertified: 'This does not certify that the regulation is met.',
    clinics: 'Where you are not sure, ask your Area’s clinic before acting',
  },
);
