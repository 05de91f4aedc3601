/**
 * A recommendation's way: the agency answers, says it is done, somebody else confirms, it ends with an
 * outcome. State says where it stands; outcome says what came of it.
 */
import type { Subject } from '#office/action.ts';

export const recommendationStates = {
  issued: { th: 'แจ้งหน่วยงานแล้ว รอคำตอบ', en: 'Issued, waiting for an answer' },
  accepted: { th: 'หน่วยงานรับดำเนินการ', en: 'Accepted' },
  partly_accepted: { th: 'หน่วยงานรับบางส่วน', en: 'Partly accepted' },
  declined: { th: 'หน่วยงานไม่รับ พร้อมเหตุผล', en: 'Declined, with reason' },
  done_claimed: { th: 'หน่วยงานแจ้งว่าดำเนินการแล้ว รอยืนยัน', en: 'Said to be done, to be verified' },
  verified: { th: 'ยืนยันผลการดำเนินการแล้ว', en: 'Verified' },
  not_verified: { th: 'ยังยืนยันผลไม่ได้', en: 'Not verified' },
  ended: { th: 'สิ้นสุด', en: 'Ended' },
  reopened: { th: 'เปิดใหม่ รอคำตอบ', en: 'Reopened, waiting for an answer' },
} as const;

export type RecommendationState = keyof typeof recommendationStates;
export const recommendationStateNames = Object.keys(recommendationStates) as RecommendationState[];

export const recommendationSubject: Subject<typeof recommendationStates> = {
  kind: 'recommendation',
  table: 'office.recommendations',
  id: 'recommendation_id',
  states: recommendationStates,
};

/** Still somebody's to do. */
export const openStates = [
  'issued',
  'reopened',
  'accepted',
  'partly_accepted',
  'declined',
  'done_claimed',
  'not_verified',
] as const satisfies readonly RecommendationState[];

export const isOpen = (state: RecommendationState): boolean =>
  (openStates as readonly RecommendationState[]).includes(state);

export const recommendationOutcomes = {
  done: { th: 'ดำเนินการครบ', en: 'Done' },
  partly_done: { th: 'ดำเนินการบางส่วน', en: 'Partly done' },
  not_done: { th: 'ไม่ได้ดำเนินการ', en: 'Not done' },
  declined: { th: 'หน่วยงานไม่รับ', en: 'Declined' },
  overtaken: { th: 'หมดความจำเป็น', en: 'No longer needed' },
} as const;

export type RecommendationOutcome = keyof typeof recommendationOutcomes;

const extensionStates = {
  asked: { th: 'ขอขยายเวลา รอพิจารณา', en: 'More time asked, to be decided' },
  approved: { th: 'อนุมัติ', en: 'Approved' },
  refused: { th: 'ไม่อนุมัติ', en: 'Refused' },
} as const;

export const extensionSubject: Subject<typeof extensionStates> = {
  kind: 'recommendation_extension',
  table: 'office.recommendation_extensions',
  id: 'extension_id',
  states: extensionStates,
};

/** What is said or shown about a recommendation, as its history names it. */
export const entryKinds = {
  issued: { th: 'แจ้งข้อเสนอแนะ', en: 'Issued' },
  accepted: { th: 'หน่วยงานรับดำเนินการ', en: 'Accepted by the agency' },
  partly_accepted: { th: 'หน่วยงานรับบางส่วน', en: 'Partly accepted by the agency' },
  declined: { th: 'หน่วยงานไม่รับ', en: 'Declined by the agency' },
  claimed: { th: 'หน่วยงานแจ้งว่าดำเนินการแล้ว', en: 'The agency says it is done' },
  verified: { th: 'ยืนยันผลการดำเนินการ', en: 'Verified' },
  not_verified: { th: 'ยังยืนยันผลไม่ได้', en: 'Not verified' },
  extension_asked: { th: 'ขอขยายเวลา', en: 'More time asked' },
  extended: { th: 'ขยายเวลา', en: 'Extended' },
  extension_refused: { th: 'ไม่ขยายเวลา', en: 'Extension refused' },
  reopened: { th: 'เปิดใหม่', en: 'Reopened' },
  ended: { th: 'สิ้นสุด', en: 'Ended' },
} as const;

export type EntryKind = keyof typeof entryKinds;

/** Papers by which a result may be confirmed. Each is somebody else's than the agency's. */
export const independentDocuments = {
  visit_record: { th: 'บันทึกการลงพื้นที่ของสำนักงาน', en: 'Record of our own visit' },
  other_agency_letter: { th: 'หนังสือของหน่วยงานอื่น', en: 'Letter of another agency' },
  audit_report: {
    th: 'รายงานผู้ตรวจสอบภายนอก เช่น สตง.',
    en: 'External audit report, such as the State Audit Office’s',
  },
  published_data: {
    th: 'ข้อมูลที่เผยแพร่โดยระบบกลาง เช่น e-GP',
    en: 'Data published by a central system, such as e-GP',
  },
  public_announcement: { th: 'ประกาศในราชกิจจานุเบกษา', en: 'Notice in the Royal Gazette' },
  citizens_record: { th: 'บันทึกของภาคประชาชน', en: 'Record made by citizens' },
} as const;

export const independentDocumentNames = Object.keys(independentDocuments) as [
  keyof typeof independentDocuments,
  ...(keyof typeof independentDocuments)[],
];

/** By which the office learns what an agency without an account answers. */
export const letterKinds = {
  agency_letter: { th: 'หนังสือของหน่วยงาน', en: 'Letter of the agency' },
  minutes: { th: 'รายงานการประชุม', en: 'Minutes of a meeting' },
} as const;

export const letterKindNames = Object.keys(letterKinds) as [
  keyof typeof letterKinds,
  ...(keyof typeof letterKinds)[],
];

/** Any of these papers, by its name. */
export const documentKinds: Readonly<Record<string, { th: string; en: string }>> = {
  ...independentDocuments,
  ...letterKinds,
};
