/** A year of the programme as the centre keeps it, and the lines of its plan. */
import type { Subject } from '#office/action.ts';

const yearStates = {
  known: { th: 'มีในระบบ', en: 'Known' },
} as const;

export const yearSubject: Subject<typeof yearStates> = {
  kind: 'fiscal_year',
  table: 'office.fiscal_years',
  id: 'fiscal_year_be',
  idPattern: /^2[56]\d\d$/u,
  states: yearStates,
};

/** A line of the plan, from its draft to its end. Approved by somebody else than who proposed it. */
export const lineStates = {
  drafted: { th: 'ร่าง', en: 'Drafted' },
  proposed: { th: 'เสนอแล้ว รออนุมัติ', en: 'Proposed, waits for approval' },
  approved: { th: 'อนุมัติแล้ว', en: 'Approved' },
  closed: { th: 'ปิดแล้ว', en: 'Closed' },
} as const;

export type LineState = keyof typeof lineStates;

export const lineSubject: Subject<typeof lineStates> = {
  kind: 'plan_line',
  table: 'office.plan_lines',
  id: 'plan_line_id',
  states: lineStates,
};

/** A paper behind what was spent; one entered wrongly is withdrawn with its reason and stays to be read. */
export const evidenceStates = {
  given: { th: 'ใช้เป็นหลักฐาน', en: 'Evidence' },
  withdrawn: { th: 'ถอนแล้ว', en: 'Withdrawn' },
} as const;

export type EvidenceState = keyof typeof evidenceStates;

export const evidenceSubject: Subject<typeof evidenceStates> = {
  kind: 'spend_evidence',
  table: 'office.spend_evidence',
  id: 'spend_evidence_id',
  states: evidenceStates,
};
