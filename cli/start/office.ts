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
}

/** @throws Problem store.supervised and others of platform/postgres */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const addresses = await connection(options);
  const { url, ownerUrl } = addresses;
  await migrate(ownerUrl, migrationsIn(migrations));
  await prepareQueue(ownerUrl);
  const store = await openStore({ url });
  await seedTerritory(store);
  await seedProgrammeYears(store);
  await store.within({ kind: 'system', job: 'start' }, plantHolidays);
  const door = openDoor({
    store,
    keyFile: join(options.dataFolder, 'sign-in.key'),
    demonstration: options.demonstration,
  });
  const signIns = options.demonstration ? await demonstrationOffice(store, door, options.dataFolder) : [];
  return {
    connection: addresses,
    store,
    door,
    close: async () => {
      await store.close();
      await keepWitness(ownerUrl, options.dataFolder);
    },
    welcome: async (address) =>
      welcome({ store, address, link: await firstAdministratorLink(store), signIns }),
  };
}

/** DATABASE_URL where one is given, prepared as far as it allows; else the embedded server, which ends with this process. */
async function connection(options: OfficeOptions): Promise<Connection> {
  const { databaseUrl } = readConfig();
  const folder = join(options.dataFolder, 'office');
  if (databaseUrl === null) {
    const { connection } = await startEmbedded({ folder, closeFirst: options.closeFirst });
    return connection;
  }
  const { connection } = await joinDatabase({ folder, databaseUrl });
  stopOnSignal(options.closeFirst);
  return connection;
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
