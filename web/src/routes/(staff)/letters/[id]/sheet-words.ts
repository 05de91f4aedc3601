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
