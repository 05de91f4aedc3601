/** Why a visit is made, and what is said of what was found. None of the words accuses anybody. */

export const purposes = {
  watch: { th: 'เฝ้าระวัง', en: 'To watch' },
  advise: { th: 'ให้คำแนะนำ', en: 'To advise' },
  follow_up: { th: 'ติดตามผล', en: 'To follow up' },
  publicise: { th: 'ประชาสัมพันธ์', en: 'To publicise' },
} as const;

export type Purpose = keyof typeof purposes;
export const purposeNames = Object.keys(purposes) as [Purpose, ...Purpose[]];

/** Of one question. Not looked at is an answer too, and never reads as clean. */
export const answers = {
  as_should: { th: 'เป็นไปตามที่ควร', en: 'As it should be' },
  not_as_should: { th: 'ยังไม่เป็นตามที่ควร', en: 'Not as it should be' },
  not_looked: { th: 'ไม่ได้ดู', en: 'Not looked at' },
} as const;

export type Answer = keyof typeof answers;
export const answerNames = Object.keys(answers) as [Answer, ...Answer[]];

/** Of the agency as a whole. */
export const overalls = {
  as_should: { th: 'เป็นไปตามที่ควร', en: 'As it should be' },
  to_improve: { th: 'มีเรื่องที่ควรปรับปรุง', en: 'Something should be improved' },
  not_assessable: { th: 'ยังสรุปไม่ได้', en: 'Cannot be said yet' },
} as const;

export type Overall = keyof typeof overalls;
export const overallNames = Object.keys(overalls) as [Overall, ...Overall[]];

/** Of what is computed from figures; a count says itself what it counts. */
export const units = {
  count: { th: '', en: '' },
  baht: { th: 'บาท', en: 'baht' },
  metres: { th: 'เมตร', en: 'metres' },
  square_metres: { th: 'ตารางเมตร', en: 'square metres' },
} as const;
