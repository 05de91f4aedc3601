/** Words of the forms on which a desk says what it made of a subject. */
import { texts } from '#kernel/texts.ts';

export const marksText = texts(
  {
    titles: {
      'look-further': 'ดูต่อ: เปิดประเด็นเฝ้าระวัง',
      explained: 'มีคำอธิบายแล้ว',
      'not-useful': 'ข้อสังเกตนี้ไม่เป็นประโยชน์',
    },
    leads: {
      'look-further':
        'สำเนาของข้อสังเกตและแถวที่อ้างจะถูกเก็บไว้ตามข้อมูลขณะนี้ แล้วเป็นแหล่งที่มาของประเด็นเฝ้าระวังเรื่องการจัดซื้อจัดจ้างของหน่วยงาน',
      explained:
        'บันทึกว่าดูแล้วมีคำอธิบาย และเพราะอะไร คำอธิบายอยู่กับข้อสังเกตเวอร์ชันนี้ รายการจะกลับขึ้นมาเมื่อข้อสังเกตเปลี่ยนเวอร์ชัน',
      'not-useful':
        'บันทึกว่าข้อสังเกตนี้ไม่ช่วยงานกับรายการนี้ และเพราะอะไร ความเห็นนับเป็นประวัติของข้อสังเกตเวอร์ชันนี้ เพื่อให้ผู้ดูแลปรับปรุง',
    },
    fields: {
      flag: 'ข้อสังเกต',
      why: 'เพราะอะไร',
      whyHint: 'สั้น ๆ ให้เพื่อนร่วมงานเข้าใจ อย่าใส่ชื่อบุคคลธรรมดา',
      agencyId: 'หน่วยงานที่จะเฝ้าระวัง',
      title: 'ชื่อประเด็น',
      titleHint: 'เรื่องที่จะดู ไม่ใช่ข้อกล่าวหา',
      titleValue: (observation: string) => `ดูต่อ: ${observation}`,
      note: 'จะดูอะไร เพราะอะไร',
      reviewOn: 'วันที่จะกลับมาดู',
    },
    buttons: {
      'look-further': 'เก็บสำเนาและเปิดประเด็น',
      explained: 'บันทึกคำอธิบาย',
      'not-useful': 'บันทึกความเห็น',
    },
    back: 'กลับไปหน้าข้อสังเกต',
    nothing: 'รายการนี้ไม่มีข้อสังเกตแล้ว จึงไม่มีอะไรให้บันทึก',
    alreadyOpen: (number: string) =>
      `หน่วยงานนี้มีประเด็นเรื่องการจัดซื้อจัดจ้างเปิดอยู่แล้ว (${number}) ข้อสังเกตจะเพิ่มเป็นแหล่งที่มาของประเด็นนั้น`,
    seeItem: 'ดูประเด็น',
    before: 'เคยมีความเห็นแล้ว ความเห็นใหม่จะใช้แทน แต่ของเดิมยังอยู่ในประวัติ',
  },
  {
    titles: {
      'look-further': 'Look further: open a watch item',
      explained: 'Explained',
      'not-useful': 'This observation is not useful',
    },
    leads: {
      'look-further':
        'A copy of the observations and their rows is kept as the data says them now. It becomes a source of a watch item on the agency’s procurement.',
      explained:
        'Say that you looked and that there is an explanation, and which. It stays with this version of the observation; the row comes back when the version changes.',
      'not-useful':
        'Say that this observation did not help here, and why. It counts in the track record of this version, so that it can be mended.',
    },
    fields: {
      flag: 'Observation',
      why: 'Why',
      whyHint: 'Briefly, for your colleagues. No names of natural persons.',
      agencyId: 'The agency to be watched',
      title: 'Title of the item',
      titleHint: 'What will be looked at; not an accusation',
      titleValue: (observation: string) => `Look further: ${observation}`,
      note: 'What will be looked at, and why',
      reviewOn: 'Day to look again',
    },
    buttons: {
      'look-further': 'Keep the copy and open the item',
      explained: 'Save the explanation',
      'not-useful': 'Save the verdict',
    },
    back: 'Back to the observations',
    nothing: 'There is no observation here any more, so there is nothing to mark.',
    alreadyOpen: (number: string) =>
      `This agency has an open item on procurement already (${number}). The observations become one more source of it.`,
    seeItem: 'See the item',
    before: 'This was judged before. A new verdict takes its place; the old one stays in the history.',
  },
);
