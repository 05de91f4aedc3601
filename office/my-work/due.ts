/**
 * One thing that waits for the person who looks. A desk adds to the page by a file dues.ts in its folder
 * that exports `dues(tx)`: row-level security decides what is the viewer's own.
 */
import type { Tx } from '#platform/postgres/store.ts';

export interface Due {
  /** Stable name of what it is: 'letter_to_sign'. */
  kind: string;
  title_th: string;
  title_en: string;
  /** ISO day, or null where nobody set one. */
  due_on: string | null;
  /** The one page where it is done. */
  href: string;
  /** Who waits for it: an office, a body, never the name of a person. */
  waits_th?: string;
  waits_en?: string;
}

/** What a dues.ts exports. */
export interface Contributor {
  readonly dues: (tx: Tx) => Promise<Due[]>;
}
