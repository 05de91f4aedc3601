/** Words of a partner's view of watch items. */
import { texts } from '#kernel/texts.ts';

export const sharedText = texts(
  {
    title: 'ประเด็นที่แบ่งปันกับหน่วยงานของท่าน',
    lead: 'สำนักงาน ปปท. เขต แบ่งปันบางส่วนของประเด็นเฝ้าระวังเพื่อทำงานร่วมกัน ไม่ใช่ข้อกล่าวหาต่อผู้ใด โปรดใช้เพื่อการนี้เท่านั้น',
    caption: 'ประเด็นที่แบ่งปัน ล่าสุดก่อน',
    parts: 'ส่วนที่เห็น',
    sharedAt: 'แบ่งปันเมื่อ',
    notShared: 'ไม่ได้แบ่งปัน',
    none: 'ยังไม่มีประเด็นที่แบ่งปันกับหน่วยงานของท่าน',
    noneHow: 'ประเด็นจะขึ้นที่นี่เมื่อสำนักงาน ปปท. เขต แบ่งปัน',
    stepsNone: 'ยังไม่มีขั้นตอนที่แบ่งปัน',
    recommendationsNone: 'ยังไม่มีข้อเสนอแนะที่แบ่งปัน',
    back: 'กลับไปที่รายการ',
  },
  {
    title: 'Shared with your office',
    lead: 'The PACC Area office shares parts of watch items so that you can work together. They accuse nobody; please use them for this only.',
    caption: 'Shared items, newest first',
    parts: 'What you see',
    sharedAt: 'Shared on',
    notShared: 'not shared',
    none: 'Nothing is shared with your office yet',
    noneHow: 'Items appear here when the PACC Area office shares them.',
    stepsNone: 'No shared step yet.',
    recommendationsNone: 'No shared recommendation yet.',
    back: 'Back to the list',
  },
);
