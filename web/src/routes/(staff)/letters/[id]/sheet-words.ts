/** What stands on an official letter by regulation: Thai in every language of the site, as on the paper. */
export const sheetWords = {
  number: 'ที่',
  noNumber: '(ยังไม่ออกเลข)',
  subject: 'เรื่อง',
  to: 'เรียน',
  references: 'อ้างถึง',
  enclosures: 'สิ่งที่ส่งมาด้วย',
  respectfully: 'ขอแสดงความนับถือ',
  notSigned: '(ยังไม่ลงนาม)',
} as const;

/** What is said or sent to an addressee who has no account: in Thai, whoever reads the page. */
export const reminderToSend = (number: string, subject: string) =>
  `ขอเรียนติดตามคำตอบหนังสือที่ ${number} เรื่อง ${subject} ตอบเป็นหนังสือหรือด้วยรหัสในใบตอบก็ได้ หากรหัสหายโปรดแจ้งสำนักงานเพื่อขอใหม่`;
