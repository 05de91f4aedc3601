/**
 * The demonstration that `npm start` shows, end to end: invented files in the real layouts are taken
 * in, flagged and ranked; what was planted stands in the list, and what only looks like it does not.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openAnalysis, readQueue, scopeOf, type QueueRow } from '#procurement/read.ts';
import type { ImportAccount } from '#procurement/run.ts';
import { makeDemonstration } from '#cli/demo.ts';
import { makeWorld } from '#seed/world.ts';

interface ToldStory {
  id: string;
  kind: 'planted' | 'innocent';
  agencies: string[];
  flags: string[];
}

const told = parse(readFileSync(join(import.meta.dirname, '../../seed/stories.yaml'), 'utf8')) as ToldStory[];
const world = makeWorld();
const nameOf = new Map(world.agencies.map((agency) => [agency.key, agency.name]));
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-demonstration-'));
let account: ImportAccount;
let queue: QueueRow[];
/** agency name → ids of the flags that noticed the agency, or anything or anybody of it. */
const noticed = new Map<string, Set<string>>();

beforeAll(async () => {
  account = await makeDemonstration(folder, world);
  const analysis = await openAnalysis(scopeOf({}), join(folder, 'workspace'));
  queue = await readQueue(analysis, { limit: 1000 });
  const rows = await analysis.db.all<{ agency_name: string; flag_id: string }>(`
    WITH of_agency AS (
      SELECT DISTINCT agency_id, unnest([agency_id, pair_id, supplier_id, award_id, tender_id]) AS subject_id FROM awards
    )
    SELECT DISTINCT a.agency_name, r.flag_id
    FROM results r JOIN of_agency USING (subject_id) JOIN agencies a USING (agency_id)
    WHERE r.outcome = 'flagged'`);
  for (const row of rows)
    noticed.set(row.agency_name, (noticed.get(row.agency_name) ?? new Set()).add(row.flag_id));
  analysis.close();
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demonstration', () => {
  it('takes in every row but the ten that nobody can mend, for ten faults of nine kinds', () => {
    expect(account.files).toHaveLength(12);
    expect(account.totals.quarantined).toBe(10);
    expect(account.totals.read).toBe(account.totals.new + account.totals.quarantined);
    const reasons = account.files.flatMap((file) => Object.keys(file.reasons));
    expect(reasons).toHaveLength(9);
    expect(account.files.filter((file) => file.sampled).map((file) => file.name)).toEqual([
      'winners-81-sample.jsonl',
    ]);
  });

  it.each(told.filter((story) => story.kind === 'planted').map((story) => [story.id, story] as const))(
    'lists %s, seen by a flag that it names',
    (_, story) => {
      const names = story.agencies.map((key) => nameOf.get(key) ?? key);
      const seen = names.flatMap((name) => [...(noticed.get(name) ?? [])]);
      expect(story.flags.filter((flag) => seen.includes(flag))).not.toEqual([]);
      expect(queue.slice(0, 20).filter((row) => names.includes(row.agency_name)).length).toBeGreaterThan(0);
    },
  );

  it.each(told.filter((story) => story.kind === 'innocent').map((story) => [story.id, story] as const))(
    'does not list %s',
    (_, story) => {
      const names = story.agencies.map((key) => nameOf.get(key) ?? key);
      expect(queue.filter((row) => names.includes(row.agency_name))).toEqual([]);
    },
  );

  it('lists few others: a reader can trust the list', () => {
    const planted = new Set(
      told
        .filter((story) => story.kind === 'planted')
        .flatMap((story) => story.agencies.map((key) => nameOf.get(key))),
    );
    expect(queue.filter((row) => !planted.has(row.agency_name)).length).toBeLessThanOrEqual(5);
  });

  it('leaves a folder alone that holds something else', async () => {
    const own = mkdtempSync(join(tmpdir(), 'truatkhap-own-'));
    writeFileSync(join(own, 'precious.txt'), 'mine');
    await expect(makeDemonstration(own, world)).rejects.toMatchObject({ code: 'demo.folder_in_use' });
    expect(readFileSync(join(own, 'precious.txt'), 'utf8')).toBe('mine');
    rmSync(own, { recursive: true, force: true });
  });
});
