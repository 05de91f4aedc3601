/**
 * A site at work, for tests that kill it or its database: one action after the other, each under a request
 * number of its own, and a line on standard output for each that was acknowledged. What fails is sent again
 * under the same number, as a browser's person would. Arguments: home of the database, person, post, first number.
 */
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '#kernel/problem.ts';
import { act } from '#office/action.ts';
import { addAgency } from '#office/agencies/actions/add.ts';
import { renameAgency } from '#office/agencies/actions/rename.ts';
import { connectionOf, readConnectionFile } from '#platform/postgres/connection.ts';
import { openStore, type Store } from '#platform/postgres/store.ts';

const [home, personId, postId, first] = process.argv.slice(2) as [string, string, string, string];
const viewer = { kind: 'staff', personId, postId } as const;
const source = 'ประกาศสมมุติ';

/** Until it is acknowledged; only a database that is away is waited for, anything else ends the test. */
async function surely<T>(work: (store: Store) => Promise<T>): Promise<T> {
  for (;;) {
    try {
      store ??= await openStore({ url: connectionOf(readConnectionFile(home)!).url, size: 2 });
      return await work(store);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 503) throw error;
      await store?.close();
      store = null;
      await pause(20);
    }
  }
}

let store: Store | null = null;
for (let n = Number(first); ; n += 1) {
  const agency = { nameTh: `องค์การบริหารส่วนตำบลสมมุติ ${n}`, agencyType: 'tao', provinceIso: 'TH-74', source };
  const { agencyId } = await surely((open) =>
    act(open, viewer, addAgency, agency, { requestId: `add-number-${n}` }),
  );
  writeSync(1, `add ${n} ${agencyId}\n`);
  const renaming = {
    id: agencyId,
    version: 1,
    nameTh: `เทศบาลตำบลสมมุติ ${n}`,
    effectiveOn: '2026-10-01',
    source,
  };
  await surely((open) => act(open, viewer, renameAgency, renaming, { requestId: `rename-number-${n}` }));
  writeSync(1, `rename ${n} ${agencyId}\n`);
}
