/**
 * truatkhap demo (npm start): makes the invented demonstration world as files in the real layouts,
 * takes them in as any files, and prints the list. Everything is made anew each time.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { problem } from '#kernel/problem.ts';
import { storageProblem } from '#platform/atomic-files.ts';
import { importFiles, type ImportAccount } from '#procurement/run.ts';
import { readQueue } from '#procurement/read.ts';
import { makeWorld, type World } from '#seed/world.ts';
import { demonstrationAsAt, writeWorld } from '#seed/write-files.ts';
import { progressBar } from './progress.ts';
import { showQueue } from './show/queue.ts';
import { dataLine, reading, wholeNumber } from './show/reading.ts';

interface Options {
  folder: string;
  limit: string;
  lang: string;
}

const ownFolder = join(import.meta.dirname, '..', 'demo');
/** Says that the folder is ours to delete; nobody's own folder of that name is ever touched. */
const marker = 'ข้อมูลสาธิต-demonstration.txt';
const rule = '═'.repeat(108);

export function command(program: Command): void {
  program
    .command('demo')
    .description('สร้างข้อมูลสาธิต วิเคราะห์ และแสดงรายการ · make the demonstration world and show its list')
    .option('--folder <dir>', 'โฟลเดอร์ข้อมูลสาธิต · where to make it', ownFolder)
    .option('--limit <n>', 'จำนวนรายการ · rows of the list', '20')
    .option('--lang <th|en>', 'ภาษาของรายการ · language of the list', 'th')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const limit = wholeNumber('--limit', options.limit);
  console.log(banner);
  const world = makeWorld();
  const account = await makeDemonstration(options.folder, world);
  const data = join(options.folder, 'workspace');
  console.log(madeText(world, account));
  let first = 'SUBJECT';
  await reading({ data, lang: options.lang }, async (analysis, language) => {
    const rows = await readQueue(analysis, { limit, language });
    console.log(showQueue(rows, dataLine(analysis, language), language));
    first = rows[0]?.subject_id ?? first;
  });
  console.log(`\n${banner}\n${nextText(relative(process.cwd(), options.folder) || '.', first)}`);
}

/**
 * Makes the world's files in `folder`/contract-files and takes them into `folder`/workspace, both anew.
 * @throws Problem demo.folder_in_use where the folder holds something else; storage problems
 */
export async function makeDemonstration(folder: string, world: World): Promise<ImportAccount> {
  const bar = progressBar(true);
  try {
    emptyFolder(folder);
    const files = writeWorld(world, join(folder, 'contract-files'));
    return await importFiles(join(folder, 'workspace'), files, {
      asAt: demonstrationAsAt,
      onProgress: bar.tell,
    });
  } catch (error) {
    throw storageProblem(error, folder) ?? error;
  } finally {
    bar.stop();
  }
}

function emptyFolder(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    if (!existsSync(join(folder, marker))) throw notOurs(folder);
    for (const name of ['contract-files', 'workspace'])
      rmSync(join(folder, name), { recursive: true, force: true });
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, marker), `${about.join('\n')}\n`);
}

function notOurs(folder: string) {
  return problem('demo.folder_in_use', {
    th: `โฟลเดอร์ ${folder} มีข้อมูลอื่นอยู่ จึงไม่ลบ โปรดเลือกโฟลเดอร์ว่างด้วย --folder`,
    en: `The folder ${folder} holds something else and is left alone. Choose an empty one with --folder.`,
  });
}

const about = [
  'ข้อมูลสาธิต: หน่วยงาน ผู้ขาย และบุคคลทุกรายสมมุติขึ้น ไม่มีอยู่จริง มีเพียงชื่อจังหวัดและเขตที่เป็นของจริง',
  'Demonstration data: every agency, firm and person is invented. Only the provinces and Areas are real.',
];

const banner = `${rule}\n  ${about.join('\n  ')}\n${rule}`;

function madeText({ agencies, sellers }: World, { files, totals }: ImportAccount): string {
  const number = (n: number) => n.toLocaleString('en-US');
  return [
    `หน่วยงานสมมุติ ${number(agencies.length)} แห่ง ผู้ขายสมมุติ ${number(sellers.length)} ราย · ไฟล์ ${files.length} ไฟล์ ${number(totals.read)} แถว รอแก้ไข ${number(totals.quarantined)} แถว`,
    `${number(agencies.length)} invented agencies, ${number(sellers.length)} invented sellers · ${files.length} files, ${number(totals.read)} rows, of which ${number(totals.quarantined)} wait for mending`,
    '',
  ].join('\n');
}

/** What to try next, each line a command that works as it stands. */
function nextText(folder: string, subject: string): string {
  const data = `--data ${join(folder, 'workspace')}`;
  const tries: [words: string, command: string][] = [
    ['รายการเฉพาะเขต · one Area only', `./truatkhap queue ${data} --area 7 --limit 5`],
    ['รายการภาษาอังกฤษ · the list in English', `./truatkhap queue ${data} --lang en`],
    ['อธิบายหนึ่งเรื่อง · one subject explained', `./truatkhap explain '${subject}' ${data}`],
    ['แถวที่รอแก้ไข · rows that wait for mending', `./truatkhap quarantine ${data}`],
    ['มีอะไร ขาดอะไร · what is loaded, what is missing', `./truatkhap sources ${data}`],
    ['ประเมินได้เท่าใด · what could be assessed', `./truatkhap coverage ${data}`],
    ['นำไฟล์ของท่านเข้า · take in files of your own', './truatkhap import FILE… --data ./workspace'],
  ];
  const lines = tries.map(([words, typed]) => `  ${typed}\n      ${words}`);
  return ['ลองต่อ · Next, try:', ...lines].join('\n');
}
