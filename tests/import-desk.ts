/** A whole import desk for the tests of a file: the office, its site and its worker, and officers at their browsers. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { readConfig } from '#platform/config.ts';
import { prepareQueue, startWorker, type Worker } from '#worker/worker.ts';
import { freshFolder } from './egp-rows.ts';
import { formsIn } from './forms.ts';
import { testDoor, type TestDoor } from './office-door.ts';
import { officeStore, type TestOffice } from './office-store.ts';
import { signedIn, type SiteReader } from './signed-in.ts';
import { testSite, type TestSite } from './site.ts';
import { castOf, layWorld, type Cast } from './watch-world.ts';

/** A file as a browser sends it. */
export type Sent = [name: string, content: string | Buffer];

export interface ImportDesk {
  office: TestOffice;
  door: TestDoor;
  site: TestSite;
  workspace: string;
  importFolder: string;
  readonly cast: Cast;
  enter: (who: keyof Cast) => Promise<SiteReader>;
  /** Whatever lies where uploads wait. */
  uploads: () => string[];
  /** The import page after it has ended, as its reader sees it. */
  ended: (reader: SiteReader, address: string) => Promise<string>;
  /** The worker, to be stopped and started again. */
  worker: { stop: () => Promise<void>; start: () => Promise<void> };
}

export function importDesk(): ImportDesk {
  const office = officeStore();
  const door = testDoor(office, { secondStep: 'offered' });
  const folder = freshFolder();
  const importFolder = join(folder, 'for-import');
  const workspace = join(folder, 'workspace');
  const site = testSite(() => ({ store: office.store, door, workspace, dataFolder: folder, importFolder }));
  const readers = new Map<keyof Cast, SiteReader>();
  let cast: Cast;
  let worker: Worker | null = null;

  const start = async () => {
    const { dataFolder, backupFolder, origin } = readConfig({ TRUATKHAP_DATA: folder });
    const { ownerUrl } = office.connection;
    const [store, uploads, log] = [office.store, join(folder, 'uploads'), pino({ level: 'silent' })];
    const places = { workspace, uploads, importFolder, dataFolder, backupFolder };
    worker = await startWorker({ store, ownerUrl, ...places, origin, mail: null, log }, { clock: false });
  };
  const stop = async () => {
    await worker?.stop();
    worker = null;
  };

  beforeAll(async () => {
    mkdirSync(importFolder);
    await layWorld(office);
    cast = await castOf(office);
    await prepareQueue(office.connection.ownerUrl);
    await start();
  });
  afterAll(stop);

  return {
    office, door, site, workspace, importFolder,
    get cast() {
      return cast;
    },
    async enter(who) {
      const reader = readers.get(who) ?? (await signedIn(site.url, office, door, cast[who]));
      readers.set(who, reader);
      return reader;
    },
    uploads: () => {
      const place = join(folder, 'uploads');
      return existsSync(place) ? readdirSync(place) : [];
    },
    async ended(reader, address) {
      for (;;) {
        const told = JSON.parse((await reader.get(`${address}/progress`)).html) as { goesOn: boolean };
        if (!told.goesOn) return (await reader.get(address)).html;
        await pause(200);
      }
    },
    worker: { stop, start },
  }; // prettier-ignore
}

/** The address to which the upload page, freshly opened, sends its files. */
export async function uploadAddress(reader: SiteReader): Promise<string> {
  const page = '/desk/imports/new';
  const { html } = await reader.get(page);
  return formsIn(html, page).find(({ action }) => action.startsWith(`${page}?/upload`))!.action;
}

/** What a browser sends from the upload page. */
export function uploadOf(files: readonly Sent[], typed: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries({ asAt: '', sampled: '', ...typed })) form.append(name, text);
  for (const [name, content] of files)
    form.append('files', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
  return form;
}

/** Words of a page's main part, without its markup. */
export function wordsOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '';
  return main.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
}
