/** The office's store, ready to work with: database running, newest form, territory laid, filled where it is new. */
import { join } from 'node:path';
import { readConfig } from '#platform/config.ts';
import { startEmbedded } from '#platform/postgres/embedded.ts';
import type { Connection } from '#platform/postgres/connection.ts';
import { joinDatabase } from '#platform/postgres/join.ts';
import { migrate, migrationsIn } from '#platform/postgres/migrate.ts';
import { openStore, type Store } from '#platform/postgres/store.ts';
import { openDoor, type Door } from '#office/staff/sign-in/door.ts';
import { firstAdministratorLink } from '#office/staff/sign-in/links.ts';
import { plantHolidays } from '#office/deadlines/holiday-seed.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { seedTree } from '#master-plan/tree/take-in.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { keepWitness } from '#office/timeline/witness.ts';
import { prepareQueue } from '#worker/worker.ts';
import { demonstrationOffice } from './demonstration.ts';
import { welcome } from './welcome.ts';

const migrations = join(import.meta.dirname, '..', '..', 'office', 'migrations');

export interface OfficeOptions {
  /** Everything lies in it: the database in office/, kept files, the sign-in key. */
  dataFolder: string;
  demonstration: boolean;
  /** On SIGINT and SIGTERM, before the database ends. */
  closeFirst: () => Promise<void>;
}

export interface Office {
  connection: Connection;
  store: Store;
  door: Door;
  /** What npm start prints once the site answers. */
  welcome(address: string): Promise<string>;
  close: () => Promise<void>;
  /** Closes it and ends what it runs on: for a start that goes no further. */
  end: () => Promise<void>;
}

/** @throws Problem store.supervised and others of platform/postgres; nothing is left running then */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const { connection, stop } = await databaseFor(options);
  try {
    await migrate(connection.ownerUrl, migrationsIn(migrations));
    await prepareQueue(connection.ownerUrl);
    const store = await openStore({ url: connection.url });
    return await furnished(options, { connection, store, stop }).catch(async (error: unknown) => {
      await store.close();
      throw error;
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function furnished(
  { dataFolder, demonstration }: OfficeOptions,
  { connection, store, stop }: { connection: Connection; store: Store; stop: () => Promise<void> },
): Promise<Office> {
  await seedTerritory(store);
  await seedProgrammeYears(store);
  await seedTree(store);
  await store.within({ kind: 'system', job: 'start' }, plantHolidays);
  const door = openDoor({ store, keyFile: join(dataFolder, 'sign-in.key'), demonstration });
  const signIns = demonstration ? await demonstrationOffice(store, door, dataFolder) : [];
  const close = async () => {
    await store.close();
    await keepWitness(connection.ownerUrl, dataFolder);
  };
  return {
    connection,
    store,
    door,
    close,
    end: () => close().finally(stop),
    welcome: async (address) =>
      welcome({ store, address, link: await firstAdministratorLink(store), signIns }),
  };
}

/** DATABASE_URL where one is given, prepared as far as it allows; else the embedded server, which ends with this process. */
async function databaseFor(
  options: OfficeOptions,
): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  const { databaseUrl } = readConfig();
  const folder = join(options.dataFolder, 'office');
  if (databaseUrl === null) return startEmbedded({ folder, closeFirst: options.closeFirst });
  const { connection } = await joinDatabase({ folder, databaseUrl });
  stopOnSignal(options.closeFirst);
  return { connection, stop: () => Promise.resolve() };
}

function stopOnSignal(closeFirst: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void closeFirst().finally(() => {
        process.exit(0);
      });
    });
  }
}
