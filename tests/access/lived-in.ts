/**
 * Life at a place: every action of the house is tried by people of the place who may do it, with inputs drawn
 * from its schema, until it was done a few times or nothing more can be made of it. What pages, queries and
 * actions are then asked about came about as in an office, and a new action's things are there by themselves.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Action } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { VisitPhoto } from '#clinic/visits/photos.ts';
import type { ItaList } from '#master-plan/ita/list.ts';
import { sparing } from './sparing.ts';
import type { ReturnBook } from '#master-plan/returns/book/read.ts';
import type { KeptUpload } from '#office/letters/files.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import type { Viewer } from '#platform/postgres/store.ts';
import type { Draw } from '../any-value.ts';
import { seeded } from '../any-rows.ts';
import type { TestOffice } from '../office-store.ts';
import { drawInput, fieldsOf, type Wishes } from './draw-input.ts';
import type { Perform } from './drill.ts';
import type { Place, Post } from './places.ts';
import { sitTests } from './lay-courses.ts';
import { paper, wishesOf } from './wishes.ts';

export interface Life {
  office: TestOffice;
  place: Place;
  posts: readonly Post[];
  actions: ReadonlyMap<string, Action<unknown>>;
  files: KeptFiles;
  file: KeptUpload;
  photo: VisitPhoto;
  book: ReturnBook;
  itaList: ItaList;
  /** People who must stay as they are, besides those of the posts. */
  spared: readonly string[];
  perform: Perform;
}

/** Action → 'done', or the code of the last problem that it ended with. */
export type Account = Map<string, string>;

/** How often each is done, and how often it is tried in a round. */
const times = { new: 4, other: 2 };
const tries = 6;
const rounds = 3;

export async function live(life: Life): Promise<Account> {
  const account: Account = new Map();
  const all = inOrder([...life.actions.values()]);
  for (let round = 1; round <= rounds; round += 1) {
    const ids = await idsNow(life);
    for (const action of all) {
      if (account.get(action.name) === 'done' || (round < rounds && endsIt(action, all))) continue;
      if (action.name === 'letter.dispatch') await print(life);
      if (action.name === 'certificate.issue') await learn(life);
      if (action.name === 'advice.draft') await leasesEnd(life);
      if (action.name === 'advice.sign') await handedOn(life);
      if (action.name.startsWith('problem_case_')) await takenOn(life);
      const draw = drawFor(`${life.place.name} ${round} ${action.name}`);
      await attempt({ ...life, draw }, action, wishesOf({ ...life, ids, draw }), account);
    }
  }
  await passAMonth(life);
  await tellAnew(life);
  await sendDocuments(life);
  return account;
}

/** Each action draws by itself, so that a new one changes nothing for the others. */
function drawFor(name: string): Draw {
  return seeded(createHash('sha256').update(name).digest().readUInt32LE());
}

/** Making first, then what starts from a state that nothing leads to, then what follows on that. */
function inOrder(all: readonly Action<unknown>[]): Action<unknown>[] {
  const key = ({ subject }: Action<unknown>['declared'], state: string | null) =>
    `${subject.table} ${String(state)}`;
  const led = new Set(all.map(({ declared }) => key(declared, declared.to)));
  const waiting = new Set(all);
  const ordered: Action<unknown>[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(
      ({ declared }) =>
        declared.from === 'new' || declared.from.some((state) => !led.has(key(declared, state))),
    );
    const next = ready.length > 0 ? ready : [...waiting].slice(0, 1);
    for (const one of next) waiting.delete(one);
    ordered.push(...next);
    for (const { declared } of next) led.delete(key(declared, declared.to));
  }
  return ordered;
}

/** Printing is no action: what was numbered is given its paper. */
async function print({ office, files }: Life): Promise<void> {
  const sha256 = await files.put(paper);
  await office.owner(
    `INSERT INTO office.letter_files (letter_id, purpose, sha256, byte_count, media_type, file_name, added_by)
     SELECT letter_id, 'numbered_pdf', $1, $2, 'application/pdf', 'หนังสือ.pdf', drafted_by FROM office.letters
     WHERE state = 'numbered' AND secrecy = 'ordinary' ON CONFLICT DO NOTHING`,
    [sha256, paper.length],
  );
}

/** Half an hour later anybody of the desk may answer what a colleague took; the oldest questions of a desk are taken by then. */
async function leasesEnd({ office }: Life): Promise<void> {
  await office.owner(
    `UPDATE office.consultations c SET state = 'in_hand', taken_by = received_by WHERE state = 'received'
     AND consultation_id IN (SELECT o.consultation_id FROM office.consultations o WHERE o.area_no = c.area_no
       AND o.state = 'received' ORDER BY o.received_at LIMIT 4)`,
  );
  await office.owner(
    'UPDATE office.consultations SET held_by = NULL, held_until = NULL WHERE held_by IS NOT NULL',
  );
}

/** What is drafted goes back and forth until the end; then it is all handed on, with a source, to be signed. */
async function handedOn({ office }: Life): Promise<void> {
  const open = `state IN ('drafted', 'to_read', 'to_sign')`;
  await office.owner(
    `INSERT INTO office.advice_sources (advice_id, place, law_id, section_no, title, read_on)
     SELECT advice_id, 50, 'procurement-act-2560', '56', 'มาตรา 56', current_date FROM office.advices WHERE ${open}
     ON CONFLICT DO NOTHING`,
  );
  await office.owner(
    `UPDATE office.advices SET state = 'to_sign', level = 'no_observation', wants_reader = false WHERE ${open}`,
  );
}

/** A party of its own case is seldom drawn: each case that goes on has one, with something to do and a day to meet. */
async function takenOn({ office, place }: Life): Promise<void> {
  await office.owner(
    `WITH idle AS (SELECT problem_case_id, opened_by FROM office.problem_cases c WHERE state IN ('open', 'under_way')
       AND area_no = $1 AND NOT EXISTS (SELECT FROM office.problem_case_commitments k WHERE k.problem_case_id = c.problem_case_id AND k.state = 'promised')),
     party AS (INSERT INTO office.problem_case_parties (problem_case_id, body, consented_on, added_by)
       SELECT problem_case_id, 'หน่วยสมมุติ', current_date, opened_by FROM idle ON CONFLICT DO NOTHING RETURNING problem_case_id, problem_case_party_id),
     met AS (INSERT INTO office.problem_case_meetings (problem_case_id, on_day, place)
       SELECT problem_case_id, current_date, 'ห้องสมมุติ' FROM idle)
     INSERT INTO office.problem_case_commitments (problem_case_id, problem_case_party_id, what, due_on)
     SELECT problem_case_id, problem_case_party_id, 'สิ่งสมมุติที่จะทำ', current_date FROM party`,
    [Number(place.scopes.area)],
  );
}

/**
 * An asker is asked what was done a month after the answer; until then no list has it. The letter of an invitation waits
 * for its answer on paper: the list of letters shows those that are open.
 */
async function passAMonth({ office }: Life): Promise<void> {
  const invited = `SELECT letter_id FROM office.letter_matters WHERE about_kind = 'province_invitation'`;
  await office.owner(
    `WITH open AS (UPDATE office.letters SET state = 'received', answered_on = NULL
       WHERE state = 'answered' AND letter_id IN (${invited}) RETURNING letter_id)
     DELETE FROM office.letter_answers WHERE letter_id IN (SELECT letter_id FROM open)`,
  );
  await office.owner(`UPDATE office.advice_follow_ups SET due_on = current_date WHERE state = 'waiting'`);
}

/** Signing is kept for last, so what follows on it is laid here: of each clinic's answers one is being told anew. */
async function tellAnew({ office }: Life): Promise<void> {
  await office.owner(
    `INSERT INTO office.publications (advice_id, area_no, edition, title, topic, question, facts, level, conditions, answer,
       search_text, sources, law_as_of_on, writers)
     SELECT DISTINCT ON (area_no) advice_id, area_no, 1, 'เรื่องสมมุติที่เขียนใหม่', 'other', 'คำถามสมมุติที่เขียนใหม่', 'ข้อเท็จจริง',
       'no_observation', NULL, 'คำตอบสมมุติที่เขียนใหม่', 'คำตอบสมมุติ', '[]', signed_on, ARRAY[drafted_by]
     FROM office.advices a WHERE state = 'signed' ORDER BY area_no, signed_at
     ON CONFLICT DO NOTHING`,
  );
}

/** Askers do it themselves, online: no action of the house sends a document along with a question. */
async function sendDocuments({ office, files }: Life): Promise<void> {
  const sha256 = await files.put(paper);
  await office.owner(
    `INSERT INTO office.consultation_files (consultation_id, sha256, byte_count, media_type, file_name)
     SELECT consultation_id, $1, $2, 'application/pdf', 'แผน.pdf' FROM office.consultations ON CONFLICT DO NOTHING`,
    [sha256, paper.length],
  );
}

/** Everybody who walks the site has tests of their own; those of the first round are passed in the next. */
async function learn({ office, posts }: Life): Promise<void> {
  for (const { role, person } of posts)
    if (role === 'area_director' || role === 'agency_head') await sitTests(office, person.viewer);
}

/** Whether nothing can be done to the subject any more afterwards: kept for last, and done once. */
function endsIt({ declared: { subject, to } }: Action<unknown>, all: readonly Action<unknown>[]): boolean {
  if (to === null) return /\.(disable|erase)/u.test(subject.kind);
  const after = all.filter(
    ({ declared }) => declared.subject.table === subject.table && declared.from !== 'new',
  );
  return !after.some(({ declared }) => declared.from.includes(to));
}

/** answersLetterId means letterId, share means watchShareId. */
const alike = (field: string, key: string) =>
  field.endsWith(key) || (field.length > 3 && (key.endsWith(field) || key.endsWith(`${field}id`)));

const camel = (column: string) => column.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());

/** Key as a field would call it → the table whose key it is. */
async function keysOf(office: TestOffice): Promise<Map<string, { table: string; column: string }>> {
  const rows = await office.owner<{ table: string; column: string }>(
    `SELECT i.indrelid::regclass::text AS table, a.attname AS column FROM pg_index i
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'office'::regnamespace
     WHERE i.indisprimary AND i.indnkeyatts = 1 AND NOT EXISTS (SELECT FROM pg_constraint k
       WHERE k.conrelid = i.indrelid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum])`, // of its own, and no other's
  );
  return new Map(rows.map((row) => [camel(row.column), row]));
}

/** Rows that other fields of an action may name: never people of the cast, who must stay as they are. */
export async function idsNow(
  { office, posts, actions, spared }: Pick<Life, 'office' | 'posts' | 'actions' | 'spared'>,
  most = 20,
): Promise<Map<string, string[]>> {
  const keys = await keysOf(office);
  const fields = new Set([...actions.values()].flatMap(({ declared }) => fieldsOf(declared.input)));
  const named = [...fields].flatMap((field) => {
    const key =
      keys.get(field) ?? [...keys].find(([name]) => alike(field.toLowerCase(), name.toLowerCase()))?.[1];
    return key ? [{ field, ...key }] : [];
  });
  const parts = named.map(
    ({ field, table, column }) => `(SELECT '${field}' AS field, ${column}::text AS id FROM ${table}
      WHERE NOT (${column}::text = ANY ($1)) ORDER BY ctid DESC LIMIT ${most})`,
  );
  const cast = [...spared, ...posts.map(({ person }) => person.personId)];
  const ids = new Map<string, string[]>();
  for (const { field, id } of await office.owner<{ field: string; id: string }>(parts.join(' UNION ALL '), [
    cast,
  ]))
    ids.set(field, [...(ids.get(field) ?? []), id]);
  return ids;
}

async function attempt(
  life: Life & { draw: Draw },
  action: Action<unknown>,
  wishes: Wishes,
  account: Account,
): Promise<void> {
  const actors = life.posts.filter(({ role }) => mayDo(role, action.may));
  const local = actors.filter(({ kind }) => kind !== 'nation');
  const declaredNew = action.declared.from === 'new';
  const usual = endsIt(action, [...life.actions.values()]) ? 1 : declaredNew ? times.new : times.other;
  const wanted = sparing[action.name] ?? usual;
  let done = 0;
  for (let n = 0; n < (declaredNew ? 4 * tries : tries) && done < wanted; n += 1) {
    const among = local.length > 0 ? local : actors;
    const actor = among[Math.floor(life.draw() * among.length)];
    if (!actor) return;
    const { viewer } = actor.person;
    const input = drawInput(action.declared.input, await forSubject(life, action, viewer, wishes), life.draw);
    const code = input === null ? 'no input' : await life.perform(viewer, action, input);
    if (code === 'done') done += 1;
    if (account.get(action.name) !== 'done') account.set(action.name, code);
    if (code === 'no input' || code === 'staff.not_confirmed') return;
  }
}

/** The same wishes, with `id` and `version` of a row that the actor sees. */
async function forSubject(
  life: Life & { draw: Draw },
  { declared }: Action<unknown>,
  viewer: Viewer,
  wishes: Wishes,
): Promise<Wishes> {
  if (declared.from === 'new') return wishes;
  const { table, id } = declared.subject;
  const states = declared.from;
  const stays = [
    ...life.place.agencies,
    ...life.posts.flatMap(({ person }) => [person.personId, person.postId]),
  ];
  const { rows } = await life.office.store.within(viewer, (tx) =>
    sql<{ id: string; version: number }>`SELECT ${sql.ref(id)} AS id, version FROM ${sql.table(table)}
      WHERE state = ANY (${states}::text[]) AND NOT (${sql.ref(id)}::text = ANY (${stays}::text[])) ORDER BY ctid`.execute(
      tx,
    ),
  );
  const row = rows[Math.floor(life.draw() * rows.length)];
  const own: Record<string, unknown[]> = { id: [row?.id ?? ''], version: [row?.version ?? 1] };
  return { ...wishes, named: (field) => own[field] ?? wishes.named(field) };
}
