/**
 * What the process that starts a site hands to its pages: the store, the folders, the log. It travels on
 * the request itself, so that two sites in one process (as in tests) never see each other's store.
 */
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Door } from '#office/staff/sign-in/door.ts';
import type { Store } from '#platform/postgres/store.ts';
import type { ReadingPool } from '#procurement/read.ts';
import type { Meters } from './meters.ts';

export interface Site {
  store: Store;
  /** Where people sign in; null is a site that nobody can sign in to. */
  door: Door | null;
  /** Folder of the analysis's workspace, or null where no data was ever taken in. */
  workspace: string | null;
  /** The analysis, open for many readers; it answers workspace.empty until data was taken in. */
  analysis: ReadingPool | null;
  /** Folder of the office: kept files lie in files/, backups in backups/. Null where nothing can be kept. */
  dataFolder: string | null;
  /** Folder of this machine from which officers may take files in; null where none was opened. */
  importFolder: string | null;
  /** Whether messages go out by e-mail; else they stay in the outbox. */
  sendsMail: boolean;
  /** True where agencies, firms and persons are invented; every page says so. */
  demonstration: boolean;
  /** 'https://…' as people type it; cookies are Secure when it begins so. */
  origin: string;
  log: Logger;
  /** Seconds that an address must wait before it is answered again; 0 where it may ask now. */
  wait: (address: string, now: number) => number;
  meters: Meters;
}

const sites = new WeakMap<IncomingMessage, Site>();

export function wire(request: IncomingMessage, site: Site): void {
  sites.set(request, site);
}

/** The site that a request came to. */
export function siteOf(request: IncomingMessage | undefined): Site {
  const site = request && sites.get(request);
  if (!site) throw new Error('This request came to no site: pages run behind startSite() only.');
  return site;
}
