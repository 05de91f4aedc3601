/**
 * The site as a server: the built pages behind the headers, limits and origin that hold for every answer.
 * The supervisor starts it with what pages need; it knows nothing of how those were made.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pino, type Logger } from 'pino';
import type { Door } from '#office/staff/sign-in/door.ts';
import type { Store } from '#platform/postgres/store.ts';
import { openReadingPool } from '#procurement/read.ts';
import { refusedForSize } from './body-limits.ts';
import { builtSite } from './build.ts';
import { addressReader } from './client-address.ts';
import { headersOfEveryAnswer } from './headers.ts';
import { makeMeters } from './meters.ts';
import { bareError } from './src/answer/bare-error.ts';
import { rateLimit, type Limits } from './src/answer/rate-limit.ts';
import { wire, type Site } from './wiring.ts';

export interface SiteOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** What people type, when it is not http://localhost: 'https://truatkhap.example.go.th'. */
  origin?: string;
  store: Store;
  door?: Door | null;
  workspace?: string | null;
  /** Where kept files and backups lie; without one, pages with files say that nothing can be kept. */
  dataFolder?: string | null;
  /** From which officers may take files in; none unless told. */
  importFolder?: string | null;
  sendsMail?: boolean;
  demonstration?: boolean;
  /** One JSON line each to standard output; TRUATKHAP_LOG is its level: debug says every answer. */
  log?: Logger;
  /** Reverse proxies whose word counts about who asks: addresses and networks. None unless told. */
  proxies?: readonly string[];
  /** How fast one address may ask; null sets no limit, for measuring. */
  limits?: Limits | null;
}

export interface RunningSite {
  /** Where it answers: 'http://127.0.0.1:8569'. */
  url: string;
  /** Lets answers that have begun end, then stops. */
  close: () => Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

/** Names of headers by which we, and nobody outside, tell the pages their origin and who asks. */
const ownHeaders = {
  protocol: 'x-truatkhap-protocol',
  host: 'x-truatkhap-host',
  address: 'x-truatkhap-address',
};

/**
 * Builds the site where its sources changed, and serves it.
 * @throws Problem site.build_failed; an Error with code EADDRINUSE for a taken port
 */
export async function startSite(options: SiteOptions): Promise<RunningSite> {
  const handler = await loadPages(await builtSite());
  const server = createServer();
  server.requestTimeout = 30 * 60_000; // a large file over a slow line
  await listen(server, options.port, options.host ?? '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  const origin = options.origin ?? `http://127.0.0.1:${port}`;
  const workspace = options.workspace ?? null;
  const analysis = workspace === null ? null : openReadingPool(workspace);
  const site: Site = {
    store: options.store,
    door: options.door ?? null,
    workspace,
    analysis,
    dataFolder: options.dataFolder ?? null,
    importFolder: options.importFolder ?? null,
    sendsMail: options.sendsMail ?? false,
    demonstration: options.demonstration ?? false,
    origin,
    log: options.log ?? pino({ level: process.env['TRUATKHAP_LOG'] ?? 'info', base: null }),
    meters: makeMeters(),
    wait: options.limits === null ? () => 0 : rateLimit(options.limits),
  };
  const hosts = options.origin === undefined ? localNames(port) : null;
  const addressOf = addressReader(options.proxies ?? []);
  server.on('request', (request, response) => {
    request.headers[ownHeaders.address] = addressOf(request);
    answer(request, response, handler, site, hosts);
  });
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    close: async () => {
      await close(server);
      await analysis?.close();
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handler: Handler,
  site: Site,
  hosts: ReadonlySet<string> | null,
): void {
  const secure = site.origin.startsWith('https:');
  for (const [name, value] of headersOfEveryAnswer(secure)) response.setHeader(name, value);
  const host = request.headers.host ?? '';
  const refusal = refusalOf(request, hosts !== null && !hosts.has(host));
  if (refusal) {
    refuse(response, ...refusal);
    return;
  }
  request.headers[ownHeaders.protocol] = secure ? 'https' : 'http';
  request.headers[ownHeaders.host] = hosts ? host : new URL(site.origin).host;
  wire(request, site);
  response.once('finish', () => drain(request));
  const answered = handler(request, response, () => refuse(response, 404, 'ไม่พบหน้านี้ · No such page'));
  Promise.resolve(answered).catch((error: unknown) => {
    site.log.error(bareError(error), 'an answer broke');
    response.destroy(); // its beginning may be on its way already
  });
}

/**
 * What a page did not read of a request is thrown away after its answer: a browser reads the answer only when
 * everything was taken from it. How much that can be, bodyLimit has bounded, and how long, requestTimeout.
 */
function drain(request: IncomingMessage): void {
  if (request.complete) return;
  request.removeAllListeners('data');
  request.resume();
}

/** Why a request goes no further, before anything of it is read; null where it may. */
function refusalOf(request: IncomingMessage, strangeName: boolean): [status: number, words: string] | null {
  if (strangeName) return [421, 'ตั้งค่า ORIGIN ก่อนใช้ชื่ออื่น · Set ORIGIN to use another name'];
  const path = (request.url ?? '/').split('?')[0]!;
  const holdsNul = request.url?.includes('%00') ?? false; // no name or word has one, and PostgreSQL takes none
  if (!path.startsWith('/') || path.startsWith('//') || holdsNul) return [404, 'ไม่พบหน้านี้ · No such page'];
  const status = refusedForSize(path, request.headers);
  return status ? [status, 'สิ่งที่ส่งมาใหญ่เกินไป ไม่ได้รับไว้ · Too large; it was not taken'] : null;
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${words}\n`);
}

/** Without a set origin only this machine's own names are answered: no other name can be made to point here. */
function localNames(port: number): ReadonlySet<string> {
  return new Set(['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`));
}

/** The adapter reads its settings from the environment while it loads; they are fixed here, before that. */
async function loadPages(folder: string): Promise<Handler> {
  process.env['TRUATKHAP_SITE_PROTOCOL_HEADER'] = ownHeaders.protocol;
  process.env['TRUATKHAP_SITE_HOST_HEADER'] = ownHeaders.host;
  process.env['TRUATKHAP_SITE_ADDRESS_HEADER'] = ownHeaders.address;
  process.env['TRUATKHAP_SITE_BODY_SIZE_LIMIT'] = 'Infinity'; // refusedForSize has looked already
  const { handler } = (await import(pathToFileURL(join(folder, 'handler.js')).href)) as { handler: Handler };
  return handler;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  const patience = setTimeout(() => server.closeAllConnections(), 10_000);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
