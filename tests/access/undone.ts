/**
 * A store in which everything happens, and nothing stays: each transaction is taken back once its work was
 * done. So thousands of questions, and deeds that would end or remove things, find the same office.
 */
import type { Store, Tx } from '#platform/postgres/store.ts';

export interface UndoingStore extends Store {
  /** While true, what is done stays, as in any store. */
  keeps: boolean;
}

class Undone extends Error {}

export function undoing(store: () => Store): UndoingStore {
  const made: UndoingStore = {
    keeps: true,
    within: (viewer, work) =>
      made.keeps ? store().within(viewer, work) : takenBack((run) => store().within(viewer, run), work),
    signIn: (work) => (made.keeps ? store().signIn(work) : takenBack((run) => store().signIn(run), work)),
    close: () => store().close(),
  };
  return made;
}

async function takenBack<T>(
  transaction: (run: (tx: Tx) => Promise<never>) => Promise<never>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  let result: { is: T } | null = null;
  try {
    await transaction(async (tx) => {
      result = { is: await work(tx) };
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return result!.is;
}
