/** Requests of people about their own data: what states they go through, and on what ground one is refused. */
import type { Subject } from '#office/action.ts';

export const requestStates = {
  received: { th: 'รับคำขอแล้ว', en: 'received' },
  answered: { th: 'ตอบแล้ว', en: 'answered' },
  refused: { th: 'ปฏิเสธพร้อมเหตุผล', en: 'refused, with the ground' },
} as const;

export const requestSubject: Subject<typeof requestStates> = {
  kind: 'personal_data_request',
  table: 'office.personal_data_requests',
  id: 'personal_data_request_id',
  states: requestStates,
};

export const requestKinds = {
  access: { th: 'ขอดูข้อมูลของตน', en: 'to see their data' },
  erasure: { th: 'ขอให้ลบข้อมูลของตน', en: 'to have their data removed' },
} as const;
export type RequestKind = keyof typeof requestKinds;

export const refusalGrounds = {
  identity_not_shown: { th: 'ยังไม่ได้แสดงว่าเป็นเจ้าของข้อมูล', en: 'has not shown who they are' },
  still_in_post: { th: 'ยังดำรงหน้าที่ในระบบ', en: 'still holds a post here' },
  kept_by_law: { th: 'กฎหมายให้เก็บไว้', en: 'the law has it kept' },
  rights_of_others: { th: 'กระทบสิทธิของผู้อื่น', en: 'would harm the rights of others' },
} as const;
export type RefusalGround = keyof typeof refusalGrounds;
