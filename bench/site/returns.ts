/**
 * Returns under load, over five years of them (returns-of-five-years.sql): fifty who follow open the roll-up's pages, a
 * page every two seconds; then bodies save and send theirs, fifty, two hundred and four hundred at a time: each opens
 * its form, types for a while, and saves all sixty indicators, or sends. No saving may fail.
 *
 *   node bench/site/returns.ts --office FOLDER [--seconds 30] [--writers 50,200,400] [--typing 60]
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { becomeOwner, connected } from '#platform/postgres/roles.ts';
import { byRoute, faultsIn, figuresOf, type Answer, type Figures } from './figures.ts';
import { read, type Page } from './load.ts';
import { benchOffice } from './office.ts';
import { enterPosts } from './people.ts';
import { addressOf, ask, enter } from './readers.ts';

const options = new Command('bench:returns')
  .option('--seconds <n>', 'length of each measurement', '30')
  .option('--writers <numbers>', 'bodies that write at the same time', '50,200,400')
  .option('--typing <seconds>', 'from one saving of a body to the next', '60')
  .option('--office <folder>', 'an office made before; people are added to it')
  .parse()
  .opts<{ seconds: string; writers: string; typing: string; office?: string }>();
const seconds = Number(options.seconds);
const every = Number(options.typing) * 1000;
const tell = (words: string) => process.stderr.write(`${words}\n`);
const round = '2563-q4';

/** Fifty who follow, by the proportions of both lines. */
const followers = [
  ...Array.from({ length: 3 }, () => ({ role: 'nacc_centre', kind: 'nation', id: '' })),
  ...Array.from({ length: 2 }, () => ({ role: 'centre_officer', kind: 'nation', id: '' })),
  ...Array.from({ length: 9 }, (_, n) => ({ role: 'nacc_region', kind: 'region', id: String(n + 1) })),
  ...Array.from({ length: 12 }, (_, n) => ({ role: 'area_officer', kind: 'area', id: String((n % 9) + 1) })),
  ...Array.from({ length: 24 }, (_, n) => ({
    role: n % 2 === 0 ? 'nacc_province' : 'governor',
    kind: 'province',
    id: `TH-${30 + (n % 20)}`,
  })),
];

const pagesOf = ({ id }: (typeof followers)[number]): Page[][] =>
  [
    ['/roll-up', `?round=${round}&level=province`],
    ['/roll-up?year', '?round=2563-year&level=submitted'],
    ['/roll-up/[indicator]', `/measured-2?round=${round}&level=province`],
    ['/roll-up/[indicator] of a province', `/measured-2?round=${round}&level=province&province=${id.startsWith('TH') ? id : 'TH-73'}`],
    ['/roll-up/completeness', `/completeness?round=${round}`],
  ].map(([route, rest]) => [{ route: route!, address: `/master-plan/roll-up${rest!}` }]); // prettier-ignore

const office = await benchOffice(tell, options.office, false);
async function measured(): Promise<void> {
  await fill();
  const password = randomBytes(18).toString('base64url');
  const emails = await enterPosts(office.ownerUrl, followers, password);
  const readers = [];
  for (const [n, post] of followers.entries())
    readers.push({
      role: post.role,
      cookie: await enter(office.url, addressOf(n), emails[n]!, password),
      from: addressOf(n),
      pages: pagesOf(post),
    });
  await read(office.url, readers, 12); // sums of the present are counted once
  const { answers } = await read(office.url, readers, seconds);
  told('50 readers', figuresOf(answers, seconds));
  for (const [route, figures] of byRoute(answers, seconds)) told(`  ${route}`, figures);
  console.log(faultsIn(answers));

  const counts = options.writers.split(',').map(Number);
  const writers = await enterWriters(Math.max(...counts));
  for (const count of counts) {
    const written = (await Promise.all(writers.slice(0, count).map((one) => write(one)))).flat();
    told(`${count} writers`, figuresOf(written, seconds));
    for (const [route, figures] of byRoute(written, seconds)) told(`  ${route}`, figures);
    console.log(faultsIn(written));
  }
}

const told = (what: string, { answers, faults, p50, p95, p99, longest }: Figures) =>
  console.log(
    `${what}: ${answers} answers, ${faults} faults, p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)}, longest ${longest.toFixed(0)} ms`,
  );

async function fill(): Promise<void> {
  await connected(office.ownerUrl, async (client) => {
    await becomeOwner(client);
    const { rows } = await client.query(`SELECT FROM office.indicators WHERE indicator_id = 'measured-1'`);
    if (rows.length > 0) return;
    tell('ใส่แบบรายงานห้าปี · five years of returns');
    await client.query(
      `BEGIN; ${readFileSync(join(import.meta.dirname, 'returns-of-five-years.sql'), 'utf8')}; COMMIT`,
    );
    for (const table of ['quarterly_returns', 'return_revisions', 'return_decisions', 'return_values'])
      await client.query(`VACUUM ANALYZE office.${table}`);
  });
}

interface Writer {
  n: number;
  cookie: string;
  returnId: string;
}

async function enterWriters(count: number): Promise<Writer[]> {
  tell(`${count} หน่วยงานเข้าระบบ · bodies sign in`);
  const bodies = await connected(office.ownerUrl, async (client) => {
    await becomeOwner(client);
    const { rows } = await client.query<{ id: string; agency: string }>(
      `SELECT quarterly_return_id AS id, agency_id AS agency FROM office.quarterly_returns WHERE return_round_id = $1
       ORDER BY md5(agency_id) LIMIT $2`,
      [round, count],
    );
    return rows;
  });
  const password = randomBytes(18).toString('base64url');
  const posts = bodies.map(({ agency }) => ({ role: 'agency_officer', kind: 'agency', id: agency }));
  const emails = await enterPosts(office.ownerUrl, posts, password);
  const writers: Writer[] = [];
  for (const [n, { id }] of bodies.entries())
    writers.push({
      n,
      returnId: id,
      cookie: await enter(office.url, addressOf(100 + n), emails[n]!, password),
    });
  return writers;
}

/** Opens the form, saves it four times, sends it, and so on: all its fields each time, as a browser without script does. */
async function write({ n, cookie, returnId }: Writer): Promise<Answer[]> {
  const from = addressOf(100 + n);
  const address = `/master-plan/returns/${returnId}/fill`;
  const answers: Answer[] = [];
  await pause((n * every) / 400);
  const until = performance.now() + seconds * 1000;
  for (let turn = n % 5; performance.now() < until; turn += 1) {
    const begun = performance.now();
    const opened = await ask(office.url, from, address, cookie);
    note(answers, 'open', begun, opened.status === 200 ? null : `status ${opened.status}`);
    const fields = fieldsOf(opened.html);
    const isSending = turn % 5 === 4;
    const changed = Object.keys(fields).find((name) => /^v\.measured-\d*[13579]\.a$/u.test(name) && fields[name] !== '')!;
    fields[changed] = String(1000 + (Date.now() % 1_000_000)); // another than ever before
    for (const name of Object.keys(fields)) if (/^v\..*\.comment$/u.test(name)) fields[name] = 'ตรวจแล้ว สมมุติ';
    for (const name of Object.keys(fields)) if (/^v\..*\.b$/u.test(name) && fields[name] === '' && fields[name.replace(/b$/u, 'a')] !== '') fields[name] = '1000000';
    const sent = { ...fields, do: isSending ? 'send' : 'save', reason: isSending ? 'แก้ไขสมมุติ' : '' };
    await pause(Math.max(0, begun + every / 2 - performance.now()));
    const pressed = performance.now();
    const done = await ask(office.url, from, address, cookie, sent);
    note(answers, isSending ? 'send' : 'save', pressed, done.status === 303 ? null : `status ${done.status} ${problemIn(done.html)}`);
    await pause(Math.max(0, begun + every - performance.now()));
  }
  return answers;
} // prettier-ignore

const note = (answers: Answer[], route: string, begun: number, fault: string | null) =>
  answers.push({ route, role: 'agency_officer', ms: performance.now() - begun, fault });

const problemIn = (html: string) =>
  /role="alert"[^>]*>(.{0,300})/su.exec(html)?.[1]?.replaceAll(/<[^>]*>|\s+/gu, ' ') ?? '';

/** What the form holds: hidden and text fields, areas, and what is chosen. */
function fieldsOf(html: string): Record<string, string> {
  const attribute = (tag: string, name: string) => plain(new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '');
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input\b[^>]*>/gu))
    if (!/type="(?:checkbox|radio)"/u.test(tag) || /\bchecked\b/u.test(tag)) fields[attribute(tag, 'name')] = attribute(tag, 'value');
  for (const [, tag, inside] of html.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gsu)) fields[attribute(tag!, 'name')] = plain(inside!.trim());
  for (const [, tag, inside] of html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gsu))
    fields[attribute(tag!, 'name')] = attribute(/<option\b[^>]*\bselected\b[^>]*>/u.exec(inside!)?.[0] ?? '', 'value');
  delete fields[''];
  return fields;
} // prettier-ignore

const plain = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

await measured().finally(() => office.close());
