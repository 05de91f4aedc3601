/** What the office does at an agency, and where each is kept. */

export const interventionKinds = {
  letter: { th: 'หนังสือ', en: 'Letter' },
  call: { th: 'โทรศัพท์แจ้งเตือน', en: 'Call about a warning' },
  training: { th: 'การอบรม', en: 'Training' },
  course: { th: 'เรียนหลักสูตรออนไลน์', en: 'Course taken online' },
  visit: { th: 'การลงพื้นที่ของคลินิก', en: 'Visit of the clinic' },
  field_activity: { th: 'กิจกรรมลงพื้นที่', en: 'Field activity' },
} as const;

export type InterventionKind = keyof typeof interventionKinds;
export const interventionKindNames = Object.keys(interventionKinds) as [
  InterventionKind,
  ...InterventionKind[],
];

/** The page of the record itself. */
export const pageOf: Record<InterventionKind, (recordId: string) => string> = {
  letter: (id) => `/letters/${id}`,
  call: (id) => `/warnings/${id}`,
  training: (id) => `/meetings/${id}`,
  course: () => '/courses/reach',
  visit: (id) => `/visits/${id}`,
  field_activity: (id) => `/meetings/${id}`,
};
