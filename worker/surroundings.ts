/** What every job works with. */
import type { Logger } from 'pino';
import type { Store } from '#platform/postgres/store.ts';

export interface Surroundings {
  store: Store;
  /** The analysis. */
  workspace: string;
  /** Where uploads lie, each in a folder named by its import. */
  uploads: string;
  /** The folder of this machine from which files may be taken; null where none was opened. */
  importFolder: string | null;
  log: Logger;
}
