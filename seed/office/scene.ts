/** What every story of the demonstration's office works with: its people, its places, and one way to send a letter. */
import { sql } from 'kysely';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { dispatchLetter } from '#office/letters/actions/dispatch-letter.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { numberLetter } from '#office/letters/actions/number-letter.ts';
import { reviewLetter } from '#office/letters/actions/review-letter.ts';
import { signLetter } from '#office/letters/actions/sign-letter.ts';
import { letterPdf } from '#office/letters/issued.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import type { CertificateSeal } from '#programme/curriculum/certificate-code.ts';
import type { Store, Viewer } from '#platform/postgres/store.ts';

export type Actor = Viewer & { kind: 'staff' };

export interface Places {
  /** The agency whose people sign in. */
  own: string;
  others: readonly string[];
  far: string;
  /** Where the letters' PDFs are kept. */
  files: KeptFiles;
  /** Makes the codes of certificates. */
  seal: CertificateSeal;
}

export interface Scene {
  store: Store;
  places: Places;
  /** By the part before @ of the address. */
  actor: (key: string) => Actor;
}

/** The day in Bangkok, `days` from today. */
export const inDays = (days: number): string => bangkokToday(new Date(Date.now() + days * 86_400_000));

const keys = {
  watch_items: 'watch_item_id',
  watch_steps: 'watch_step_id',
  recommendations: 'recommendation_id',
  letters: 'letter_id',
} as const;

/** Id and version of a row, as the page before an action would show them. */
export async function shown(
  { store, actor }: Scene,
  table: keyof typeof keys,
  id: string,
): Promise<{ id: string; version: number }> {
  const { rows } = await store.within(actor('officer7'), (tx) =>
    sql<{ version: number }>`SELECT version FROM ${sql.table(`office.${table}`)}
      WHERE ${sql.ref(keys[table])} = ${id}`.execute(tx),
  );
  return { id, version: rows[0]!.version };
}

export interface Written {
  recipientKind: 'agency' | 'province';
  recipientId: string;
  recipientName: string;
  subjectLine: string;
  body: string;
  replyDueOn: string;
  aboutKind?: 'recommendation';
  aboutId?: string;
}

/** A letter of Area 7: drafted, read by a colleague, signed, numbered, printed once, sent. */
export async function sendLetter(scene: Scene, written: Written): Promise<void> {
  const { store, places, actor } = scene;
  const officer = actor('officer7');
  const paper = { kind: 'external', secrecy: 'ordinary', references: '', enclosures: '' };
  const id = await act(store, officer, draftLetter, { ...paper, ...written });
  const now = () => shown(scene, 'letters', id);
  await act(store, actor('second7'), reviewLetter, await now());
  await act(store, actor('director7'), signLetter, await now());
  await act(store, officer, numberLetter, await now());
  await letterPdf(store, officer, places.files, id);
  await act(store, officer, dispatchLetter, { ...(await now()), means: 'online' });
}
