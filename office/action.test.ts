/** The action wrapper on a real database: change and event together, states, versions, permissions, requests. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Problem } from '#kernel/problem.ts';
import { officeStore, publicViewer } from '../tests/office-store.ts';
import { act, action, recordEvent, type Subject } from './action.ts';

const office = officeStore();

/** Clinics stand in for a desk's subject: a table of the base that an Area's director may write. */
const states = { open: { th: 'เปิด', en: 'open' }, closed: { th: 'ปิด', en: 'closed' } };
const trial: Subject<typeof states> = { kind: 'trial', table: 'office.trials', id: 'trial_id', states };

async function layTable(): Promise<void> {
  await office.owner(`CREATE TABLE IF NOT EXISTS office.trials (trial_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    area_no int, words text, state text NOT NULL DEFAULT 'open', version int NOT NULL DEFAULT 1)`);
  await office.owner('ALTER TABLE office.trials ENABLE ROW LEVEL SECURITY');
  await office.owner('DROP POLICY IF EXISTS own ON office.trials');
  await office.owner(
    'CREATE POLICY own ON office.trials TO truatkhap_app USING (office.sees(area_no, NULL, NULL, NULL)) WITH CHECK (office.sees(area_no, NULL, NULL, NULL))',
  );
  await office.owner('GRANT SELECT, INSERT, UPDATE ON office.trials TO truatkhap_app');
}

const open = action({
  name: 'trial.open',
  may: 'watch:open',
  writes: 'trial.opened',
  subject: trial,
  from: 'new',
  input: v.strictObject({ area: v.number(), words: v.pipe(v.string(), v.minLength(3)) }),
  async run({ tx }, { area, words }) {
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.trials (area_no, words) VALUES (${area}, ${words}) RETURNING trial_id AS id`.execute(
      tx,
    );
    return { subjectId: rows[0]!.id, place: { areaNo: area }, result: rows[0]!.id };
  },
});

const close = action({
  name: 'trial.close',
  may: 'watch:open',
  writes: 'trial.closed',
  subject: trial,
  from: ['open'],
  to: 'closed',
  input: v.strictObject({ id: v.string(), version: v.optional(v.number()), fail: v.optional(v.boolean()) }),
  async run({ tx }, { id, fail }) {
    await sql`UPDATE office.trials SET words = 'closing' WHERE trial_id = ${id}`.execute(tx);
    if (fail) throw new Error('broken in the middle');
    return { subjectId: id, place: { areaNo: 7 }, result: null };
  },
});

const events = () =>
  office.owner<{ name: string; subject_id: string; data: unknown }>(
    'SELECT name, subject_id, data FROM office.events ORDER BY event_no',
  );

test('an action writes its change and its event together, or neither', async () => {
  await layTable();
  const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const id = await act(office.store, officer.viewer, open, { area: 7, words: 'ถนนลูกรัง' });
  await expect(act(office.store, officer.viewer, close, { id, fail: true })).rejects.toThrow('broken');
  expect(
    await office.owner('SELECT state, words, version FROM office.trials WHERE trial_id = $1', [id]),
  ).toEqual([{ state: 'open', words: 'ถนนลูกรัง', version: 1 }]);
  expect((await events()).filter((event) => event.subject_id === id).map((event) => event.name)).toEqual([
    'trial.opened',
  ]);
  await act(office.store, officer.viewer, close, { id, version: 1 });
  expect((await events()).at(-1)).toEqual({
    name: 'trial.closed',
    subject_id: id,
    data: { from: 'open', to: 'closed' },
  });
});

test('what is not yours is answered as what does not exist', async () => {
  await layTable();
  const own = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const other = await office.person({ role: 'area_officer', scope: ['area', '8'] });
  const id = await act(office.store, own.viewer, open, { area: 7, words: 'ถนนลูกรัง' });
  const answer = (wanted: string) =>
    act(office.store, other.viewer, close, { id: wanted }).then(
      () => 'done',
      (error: unknown) => {
        const { code, status, th, details } = error as Problem;
        return { code, status, th, details };
      },
    );
  const missing = await answer('00000000-0000-4000-8000-000000000000');
  expect(missing).toMatchObject({ code: 'office.not_found', status: 404 });
  expect(await answer(id)).toEqual(missing);
  expect(await answer('no id at all')).toEqual(missing);
});

test('state, version, permission and input are enforced on the action', async () => {
  await layTable();
  const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const governor = await office.person({ role: 'governor', scope: ['province', 'TH-74'] });
  const id = await act(office.store, officer.viewer, open, { area: 7, words: 'ถนนลูกรัง' });
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: unknown) => (error as { code: string }).code,
    );
  expect(await code(act(office.store, governor.viewer, close, { id }))).toBe('office.not_permitted');
  expect(await code(act(office.store, officer.viewer, open, { area: 7, words: 'ก' }))).toBe('office.input');
  expect(await code(act(office.store, officer.viewer, close, { id, version: 9 }))).toBe('office.stale_edit');
  expect(await code(act(office.store, officer.viewer, close, { id }))).toBe('done');
  expect(await code(act(office.store, officer.viewer, close, { id }))).toBe('office.wrong_state');
  expect(await code(act(office.store, publicViewer, close, { id }))).toBe('office.signed_out');
});

test('the same request twice, even at once, is done once', async () => {
  await layTable();
  const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const twice = { requestId: 'form-7c1d0a55' };
  const input = { area: 7, words: 'กดสองครั้ง' };
  const [first, second] = await Promise.all([
    act(office.store, officer.viewer, open, input, twice),
    act(office.store, officer.viewer, open, input, twice),
  ]);
  expect(second).toBe(first);
  expect(await office.owner(`SELECT count(*)::int AS n FROM office.trials WHERE words = 'กดสองครั้ง'`)).toEqual(
    [{ n: 1 }],
  );
});

test('a post that ends, a disabled person and a stranger’s post stop at the next transaction', async () => {
  await layTable();
  const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const other = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const attempt = (viewer: typeof officer.viewer) =>
    act(office.store, viewer, open, { area: 7, words: 'ทดลอง' }).then(
      () => 'done',
      (error: unknown) => (error as { code: string }).code,
    );
  expect(await attempt(officer.viewer)).toBe('done');
  expect(await attempt({ ...officer.viewer, personId: other.personId })).toBe('office.signed_out');
  await office.owner('UPDATE office.posts SET until_at = now() WHERE post_id = $1', [officer.postId]);
  expect(await attempt(officer.viewer)).toBe('office.signed_out');
  await office.owner('UPDATE office.people SET disabled_at = now() WHERE person_id = $1', [other.personId]);
  expect(await attempt(other.viewer)).toBe('office.signed_out');
});

test('events can be added by their one function only, and never changed', async () => {
  const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const refused = (statement: string) =>
    office.store
      .within(officer.viewer, (tx) => sql.raw(statement).execute(tx))
      .then(
        () => 'done',
        () => 'refused',
      );
  await office.store.within(officer.viewer, (tx) =>
    recordEvent(tx, { name: 'trial.read', subjectKind: 'trial', subjectId: 'x', place: { areaNo: 7 } }),
  );
  expect(await refused(`UPDATE office.events SET name = 'trial.other'`)).toBe('refused');
  expect(await refused('DELETE FROM office.events')).toBe('refused');
  expect(await refused('TRUNCATE office.events')).toBe('refused');
  expect(await refused(`UPDATE office.last_events SET event_no = 1`)).toBe('refused');
  expect(await refused('SELECT event_no FROM office.events LIMIT 1')).toBe('done');
});

test('every table of the office has row-level security, and its owner does not escape it', async () => {
  const tables = await office.owner<{ name: string; kept: boolean }>(
    `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS kept FROM pg_class c
     WHERE c.relnamespace = 'office'::regnamespace AND c.relkind = 'r' AND c.relname <> 'trials'`,
  );
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter((table) => !table.kept).map((table) => table.name)).toEqual([]);
});
