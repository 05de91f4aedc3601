/** Words of a visit's pictures. Thai is the source text. */
import { texts } from '#kernel/texts.ts';

export const photoText = texts(
  {
    title: 'ภาพจากการลงพื้นที่',
    lead: 'ภาพที่แสดงไม่มีพิกัดและข้อมูลของโทรศัพท์ ไฟล์เดิมเก็บปิดไว้ ผู้ที่เปิดไฟล์เดิมถูกบันทึกชื่อ',
    photo: 'ภาพ (JPEG หรือ PNG ไม่เกิน 10 เมกะไบต์)',
    photoHint: 'ไม่ถ่ายให้เห็นหน้าเด็กหรือเอกสารที่มีเลขประจำตัว',
    caption: 'คำบรรยาย',
    captionHint: 'เห็นอะไร ที่ไหน เอ่ยถึงคนตามตำแหน่ง',
    wholeVisit: 'ทั้งการลงพื้นที่',
    add: 'เพิ่มภาพ',
    none: 'ยังไม่มีภาพ',
    original: 'ขอไฟล์เดิมที่ปิดไว้',
  },
  {
    title: 'Pictures of the visit',
    lead: 'What is shown has no place and nothing of the phone in it. The file itself is kept sealed; who opens it is written down.',
    photo: 'Picture (JPEG or PNG, 10 MB at most)',
    photoHint: 'No faces of children, no papers with identity numbers',
    caption: 'Caption',
    captionHint: 'What is seen and where; people by their posts',
    wholeVisit: 'The visit as a whole',
    add: 'Add the picture',
    none: 'No pictures yet',
    original: 'Get the sealed original',
  },
);
