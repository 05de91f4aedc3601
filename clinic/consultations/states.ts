/** A consultation, from the question to its end. Late is no state: it is computed from the day. */
import type { Subject } from '#office/action.ts';

export const consultationStates = {
  received: { th: 'รับเรื่องแล้ว', en: 'Received' },
  in_hand: { th: 'กำลังหาคำตอบ', en: 'In hand' },
  clarifying: { th: 'รอข้อเท็จจริงเพิ่มจากผู้ขอ', en: 'Waiting for the asker' },
  answered: { th: 'ให้คำปรึกษาแล้ว', en: 'Answered' },
  closed: { th: 'สิ้นสุดการให้คำปรึกษา', en: 'Closed' },
  not_ours: { th: 'ไม่อยู่ในหน้าที่ แนะนำช่องทางแล้ว', en: 'Not ours, pointed elsewhere' },
  withdrawn: { th: 'ผู้ขอถอนเรื่อง', en: 'Withdrawn by the asker' },
} as const;

export type ConsultationState = keyof typeof consultationStates;

/** Those that still wait for advice. The clock runs in all three, also while the asker is asked. */
export const openStates = ['received', 'in_hand', 'clarifying'] as const satisfies ConsultationState[];

export const consultationSubject: Subject<typeof consultationStates> = {
  kind: 'consultation',
  table: 'office.consultations',
  id: 'consultation_id',
  states: consultationStates,
};

const recusalStates = {
  recused: { th: 'ถอนตัวแล้ว', en: 'Stepped aside' },
} as const;

export const recusalSubject: Subject<typeof recusalStates> = {
  kind: 'consultation_recusal',
  table: 'office.consultation_recusals',
  id: 'recusal_id',
  states: recusalStates,
};
