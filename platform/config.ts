/**
 * Where this installation keeps things and how it is reached: environment variables, read in one place.
 *
 *   TRUATKHAP_DATA             folder of the office; default ./demo of the programme (the demonstration)
 *   TRUATKHAP_DATABASE_FOLDER  folder of the embedded database; default office/ in it, for root see place.ts
 *   TRUATKHAP_IMPORT_FOLDER    folder of this machine from which files may be taken in through the site; none unless told
 *   DATABASE_URL               a PostgreSQL server of your own instead of the embedded one
 *   PORT, ORIGIN               default 8569 and http://localhost:PORT
 *   TRUATKHAP_PROXY            addresses or networks of reverse proxies whose X-Forwarded-For is believed; none unless told
 *   SMTP_URL                   smtp(s)://user:password@host:port; without it letters wait in the outbox page
 */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { problem, type Problem } from '#kernel/problem.ts';

export interface Config {
  dataFolder: string;
  /** The analysis. */
  workspace: string;
  /** What startEmbedded and joinDatabase want as `folder`. */
  databaseFolder: string;
  backupFolder: string;
  importFolder: string | null;
  databaseUrl: string | null;
  port: number;
  origin: string;
  smtpUrl: string | null;
  /** '127.0.0.1', '10.20.0.0/24' */
  proxies: string[];
}

const programme = join(import.meta.dirname, '..');

/** @throws Problem config.wrong, naming the variable and never its value */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const dataFolder = resolve(env['TRUATKHAP_DATA'] ?? join(programme, 'demo'));
  const port = portOf(env['PORT']);
  return {
    dataFolder,
    workspace: join(dataFolder, 'workspace'),
    databaseFolder: join(dataFolder, 'office'),
    backupFolder: join(dataFolder, 'backups'),
    importFolder: env['TRUATKHAP_IMPORT_FOLDER'] ? resolve(env['TRUATKHAP_IMPORT_FOLDER']) : null,
    databaseUrl: address('DATABASE_URL', env, ['postgres:', 'postgresql:']),
    port,
    origin: new URL(address('ORIGIN', env, ['http:', 'https:']) ?? `http://localhost:${port}`).origin,
    smtpUrl: address('SMTP_URL', env, ['smtp:', 'smtps:']),
    proxies: proxiesIn(env['TRUATKHAP_PROXY'] ?? ''),
  };
}

function portOf(text = '8569'): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw wrong('PORT', '8569');
  return port;
}

function proxiesIn(text: string): string[] {
  const proxies = text.split(',').flatMap((one) => one.trim() || []);
  for (const proxy of proxies) {
    const [host = '', bits] = proxy.split('/');
    const most = isIP(host) === 6 ? 128 : 32;
    const isNetwork = bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= most);
    if (isIP(host) === 0 || !isNetwork) throw wrong('TRUATKHAP_PROXY', '127.0.0.1, 10.20.0.0/24');
  }
  return proxies;
}

function address(name: string, env: NodeJS.ProcessEnv, protocols: string[]): string | null {
  const text = env[name];
  if (!text) return null;
  if (!protocols.includes(URL.parse(text)?.protocol ?? '')) throw wrong(name, `${protocols[0]!}//…`);
  return text;
}

/** The value may hold a password, so it is never repeated. */
function wrong(name: string, example: string): Problem {
  return problem('config.wrong', {
    th: `ค่าของตัวแปร ${name} อ่านไม่ออก ตัวอย่าง: ${example}`,
    en: `The variable ${name} cannot be read. It should look like ${example}`,
    status: 500,
  });
}
