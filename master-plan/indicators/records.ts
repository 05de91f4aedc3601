/** Records of the programme from which an indicator's figure can be known before a body types it. */
export const recordNames = [
  'people_trained',
  'people_present',
  'visits',
  'recommendations_verified',
] as const;
export type RecordName = (typeof recordNames)[number];

/** Where a figure comes from, as people read it. */
export const records = {
  people_trained: {
    th: 'การลงเวลาการอบรมและการประชุมเชิงปฏิบัติการของโครงการ นับคนของหน่วยงานคนละครั้ง',
    en: 'attendance at the programme’s trainings and workshops, each person of the body once',
  },
  people_present: {
    th: 'การลงเวลากิจกรรมทุกชนิดของโครงการ นับคนของหน่วยงานคนละครั้ง',
    en: 'attendance at every activity of the programme, each person of the body once',
  },
  visits: {
    th: 'การลงพื้นที่ของคลินิกและชุดเคลื่อนที่ที่หน่วยงาน',
    en: 'visits of the clinic and its mobile unit to the body',
  },
  recommendations_verified: {
    th: 'ข้อเสนอแนะถึงหน่วยงานที่ตรวจสอบแล้วว่าทำจริง',
    en: 'recommendations to the body that were verified as carried out',
  },
} as const satisfies Record<RecordName, { th: string; en: string }>;
