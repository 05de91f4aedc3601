/**
 * The ladder of a watch item, in the programme's own words, and what becomes of the steps on it. An item
 * stands on one rung; a person moves it up or down with a reason, and ends it with an outcome. An ended
 * item stays as it is: a new reason to look opens a new one that follows it.
 */
import type { Subject } from '#office/action.ts';

export const itemStates = {
  watching: { th: 'เฝ้าระวัง', en: 'Watching' },
  preventing: { th: 'ป้องกัน', en: 'Prevention' },
  deterring: { th: 'ป้องปราม', en: 'Deterrence' },
  halting: { th: 'ระงับยับยั้ง/สกัดกั้น', en: 'Halting or blocking' },
  ended: { th: 'สิ้นสุด', en: 'Ended' },
} as const;

export type ItemState = keyof typeof itemStates;
export type Rung = Exclude<ItemState, 'ended'>;

/** From the lowest to the highest. */
export const rungs = ['watching', 'preventing', 'deterring', 'halting'] as const satisfies readonly Rung[];

/** What is done on each rung, for whoever chooses one. */
export const rungMeanings: Record<Rung, { th: string; en: string }> = {
  watching: {
    th: 'ติดตามข้อมูลและสอบถามข้อเท็จจริง ยังไม่มีข้อเสนอแนะ',
    en: 'Follow the facts and ask about them; nothing is recommended yet.',
  },
  preventing: {
    th: 'แนะนำหรือช่วยปรับกระบวนงาน ก่อนจะเกิดความเสียหาย',
    en: 'Advise, or help to mend the process, before any harm.',
  },
  deterring: {
    th: 'ลงพื้นที่หรือมีหนังสือแจ้งเตือน ให้เห็นว่ามีผู้ดูแล',
    en: 'Visit, or write a notice, so that it is seen that somebody looks.',
  },
  halting: {
    th: 'ขอให้ระงับหรือแก้ไขก่อนดำเนินการต่อ ตามอำนาจของหน่วยงานที่เกี่ยวข้อง',
    en: 'Ask to stop or mend before going on, within the powers of the bodies concerned.',
  },
};

export const itemSubject: Subject<typeof itemStates> = {
  kind: 'watch_item',
  table: 'office.watch_items',
  id: 'watch_item_id',
  states: itemStates,
};

/** What came of it. Not the same as its state: an item may end with nothing changed, and says so. */
export const itemOutcomes = {
  explained: { th: 'มีคำอธิบายที่สมเหตุสมผล', en: 'Explained' },
  changed_before: {
    th: 'หน่วยงานปรับปรุงเองก่อนได้รับข้อเสนอแนะ',
    en: 'The agency changed it before our advice',
  },
  changed_after: { th: 'หน่วยงานปรับปรุงตามข้อเสนอแนะ', en: 'The agency changed it after our advice' },
  not_changed: { th: 'ไม่มีการปรับปรุง', en: 'Not changed' },
  not_ours: { th: 'ไม่อยู่ในหน้าที่ ส่งหน่วยงานที่รับผิดชอบ', en: 'Not ours; passed to those it concerns' },
} as const;

export type ItemOutcome = keyof typeof itemOutcomes;

export const stepStates = {
  planned: { th: 'รอดำเนินการ', en: 'To do' },
  done: { th: 'ดำเนินการแล้ว', en: 'Done' },
  dropped: { th: 'ไม่ดำเนินการแล้ว', en: 'Dropped' },
} as const;

export type StepState = keyof typeof stepStates;

export const stepSubject: Subject<typeof stepStates> = {
  kind: 'watch_step',
  table: 'office.watch_steps',
  id: 'watch_step_id',
  states: stepStates,
};
