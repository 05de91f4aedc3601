/**
 * truatkhap start (npm start): the office on this machine. One process looks after the database, brings it
 * up to date, fills a new one, and serves the site until it is told to stop.
 */
import { join } from 'node:path';
import type { Command } from 'commander';
import { problem, type Problem } from '#kernel/problem.ts';
import { readConfig } from '#platform/config.ts';
import { builtSite } from '#web/build.ts';
import { startSite } from '#web/server.ts';
import { keepWorker, type WorkerProcess } from '#worker/process.ts';
import { demonstrationWorkspace } from './start/demonstration.ts';
import { openOffice, type Office } from './start/office.ts';

interface Options {
  data: string;
  port: string;
  real?: boolean;
}

const ownFolder = join(import.meta.dirname, '..', 'demo');

export function command(program: Command): void {
  program
    .command('start')
    .description('เปิดระบบบนเครื่องนี้ · open the office and its site on this machine')
    .option(
      '--data <dir>',
      'โฟลเดอร์ข้อมูล · where everything is kept',
      process.env['TRUATKHAP_DATA'] ?? ownFolder,
    )
    .option('--port <n>', 'พอร์ต · port of the site', process.env['PORT'] ?? '8569')
    .option('--real', 'งานจริง ไม่สร้างข้อมูลสาธิต · an office for real work: nothing is invented')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const port = portOf(options.port);
  const demonstration = options.real !== true;
  const origin = process.env['ORIGIN'];
  const workspace = join(options.data, 'workspace');
  const { proxies } = readConfig();
  await builtSite(); // before anything runs: where it fails, there is nothing to end
  if (demonstration) await demonstrationWorkspace(options.data);
  const closing: (() => Promise<void>)[] = [];
  const closeFirst = async () => {
    for (const close of closing.reverse()) await close();
  };
  const office = await openOffice({ dataFolder: options.data, demonstration, closeFirst });
  closing.push(office.close);
  const site = await startSite({
    port,
    store: office.store,
    door: office.door,
    workspace,
    dataFolder: options.data,
    importFolder: importFolder(),
    sendsMail: Boolean(process.env['SMTP_URL']),
    proxies,
    demonstration,
    ...(origin === undefined ? {} : { origin }),
  }).catch(async (error: unknown) => {
    await office.end();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portTaken(port) : error;
  });
  closing.push(site.close);
  const worker = workerBeside(options.data, office, origin ?? site.url);
  closing.push(() => worker.stop());
  console.log(await office.welcome(origin ?? site.url));
}

/** Imports, mail, backups: in a process of their own. */
function workerBeside(dataFolder: string, office: Office, origin: string): WorkerProcess {
  return keepWorker({
    ...office.connection,
    workspace: join(dataFolder, 'workspace'),
    uploads: join(dataFolder, 'uploads'),
    importFolder: importFolder(),
    dataFolder,
    backupFolder: join(dataFolder, 'backups'),
    origin,
    mail: mailFrom(process.env),
  });
}

const importFolder = () => process.env['TRUATKHAP_IMPORT_FOLDER'] ?? null;

/** Where mail goes out; null keeps every message in the outbox. */
function mailFrom(settings: NodeJS.ProcessEnv): { smtpUrl: string; from: string } | null {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = settings;
  return smtpUrl ? { smtpUrl, from: from ?? 'truatkhap@localhost' } : null;
}

function portOf(typed: string): number {
  const port = Number(typed);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw problem('start.port', {
    th: `พอร์ต “${typed}” ใช้ไม่ได้ (ใช้ 1 ถึง 65535)`,
    en: `“${typed}” is no port (1 to 65535).`,
  });
}

function portTaken(port: number): Problem {
  return problem('start.port_taken', {
    th: `พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่ ยังไม่มีอะไรเปลี่ยน เลือกพอร์ตอื่นด้วย npm start -- --port ${port + 1}`,
    en: `Port ${port} is taken by another program. Nothing was changed. Choose another: npm start -- --port ${port + 1}`,
  });
}
