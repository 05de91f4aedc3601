/** An import, from the wish to the account. Who sets a state is told beside it; the page only shows it. */
import type { Subject } from '#office/action.ts';

export const importStates = {
  /** An officer, by asking. */
  queued: { th: 'รอคิว', en: 'Queued' },
  /** The worker. */
  running: { th: 'กำลังนำเข้า', en: 'Under way' },
  /** An officer, by stopping it; the worker then ends it. */
  stopping: { th: 'กำลังหยุด', en: 'Stopping' },
  finished: { th: 'เสร็จแล้ว', en: 'Finished' },
  failed: { th: 'ไม่สำเร็จ ข้อมูลเดิมยังอยู่ครบ', en: 'Failed; the data is as it was' },
  cancelled: { th: 'ยกเลิกแล้ว ข้อมูลเดิมยังอยู่ครบ', en: 'Cancelled; the data is as it was' },
} as const;

export type ImportState = keyof typeof importStates;

/** States in which somebody still waits for it. */
export const underWay: readonly ImportState[] = ['queued', 'running', 'stopping'];

export const importSubject: Subject<typeof importStates> = {
  kind: 'import',
  table: 'office.imports',
  id: 'import_id',
  states: importStates,
};
