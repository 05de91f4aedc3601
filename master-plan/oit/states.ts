/** A page of evidence from its publishing on. */
import type { Subject } from '#office/action.ts';

export const oitStates = {
  published: { th: 'เผยแพร่แล้ว', en: 'Published' },
  withdrawn: { th: 'ถอนแล้ว', en: 'Withdrawn' },
} as const;

export const oitSubject: Subject<typeof oitStates> = {
  kind: 'oit_page',
  table: 'office.oit_pages',
  id: 'oit_page_id',
  states: oitStates,
};
