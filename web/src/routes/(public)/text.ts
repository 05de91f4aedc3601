/** Words of the front page. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    title: 'ป้องกันดีกว่าแก้ไข',
    lead: 'สำนักงาน ป.ป.ท. เดินโครงการเฝ้าระวังและป้องกันการทุจริตเชิงรุกในหน่วยงานของรัฐเป็นรายปีงบประมาณ ร่วมกับจังหวัดทั่วประเทศ คำตอบแรกของเราคือคำแนะนำ',
    notTitle: 'สิ่งที่ระบบนี้ไม่ทำ',
    not: ['ไม่ตัดสินว่าใครผิด', 'ไม่ให้คะแนนบุคคล', 'ไม่เปิดเผยชื่อหน่วยงานหรือผู้ขายที่มีข้อสังเกต'],
  },
  {
    title: 'Prevention is better than cure',
    lead: 'The PACC runs a programme of proactive watching and prevention in government agencies, one fiscal year at a time, together with provinces across the country. Our first answer is advice.',
    notTitle: 'What this system does not do',
    not: [
      'It gives no verdict',
      'It scores no person',
      'It names no agency or seller that carries an observation',
    ],
  },
);
