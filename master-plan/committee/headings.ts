/** Headings of the agenda that are computed, in their usual order. */
export const headings = {
  resolutions: {
    th: 'ติดตามมติของการประชุมครั้งก่อน',
    en: 'Resolutions of earlier meetings, still open',
  },
  ita: { th: 'ผลการประเมิน ITA ของจังหวัด', en: 'ITA results of the province' },
  not_sent: { th: 'หน่วยงานที่ยังไม่ส่งแบบรายงาน', en: 'Bodies that have not sent their return' },
  late: { th: 'หน่วยงานที่ส่งหลังปิดรับ', en: 'Bodies that sent late' },
  corrected: { th: 'แบบรายงานที่แก้ไขหลังจังหวัดรับแล้ว', en: 'Returns corrected after they were accepted' },
  below_target: { th: 'ตัวชี้วัดที่ยังไม่ถึงค่าเป้าหมาย', en: 'Indicators short of their target' },
  obstacles: { th: 'ปัญหาและอุปสรรคที่หน่วยงานแจ้ง', en: 'Obstacles that bodies told of' },
  support: { th: 'เรื่องที่หน่วยงานขอรับการสนับสนุน', en: 'Support that bodies ask for' },
  part_3: { th: 'ส่วนที่ 3 การดำเนินงานที่ไม่ใช้งบประมาณ', en: 'Part 3: work without a budget' },
} as const;

export type Heading = keyof typeof headings;
