/**
 * The roll-up at its whole size: 77 provinces × 200 bodies × 60 indicators × 20 quarters, laid in by SQL and computed
 * here a second time by the same recipe and no database: each province, each Region, the nation; each quarter; as sent, as the province accepted, and as at a moment before the corrections. Only with TRUATKHAP_LONG.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedTerritory } from '#office/territory/take-in.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { nothingCounted, together, type Counted } from './figures.ts';
import { placesOf, provinceSums, type CountedLevel } from './read.ts';

const sqlFile = join(import.meta.dirname, '..', '..', 'bench', 'site', 'returns-of-five-years.sql');
const rounds = [2559, 2560, 2561, 2562, 2563].flatMap((be) => [1, 2, 3, 4].map((q) => `${be}-q${q}`));
const minutes = 60_000;

/** The recipe of returns-of-five-years.sql, summed over a province's 200 bodies in a quarter, by indicator. */
function recipe(roundAt: number, provinceAt: number, level: CountedLevel, isCorrected: boolean): Map<string, Counted> {
  const sums = new Map<string, Counted>();
  for (let k = 1; k <= 60; k += 1) {
    let [a, b, values, notApplicable, missing] = [0, 0, 0, 0, 0];
    for (let n = 0; n < 200; n += 1) {
      if (level === 'province' && n % 20 === 19) continue;
      const at = (roundAt * 77 + provinceAt) * 200 + n;
      if ((at + k) % 50 === 0) missing += 1;
      else if ((at + k) % 50 === 1) notApplicable += 1;
      else {
        const part = (at * 7919 + k * 104_729) % 10_000_000;
        const more = level === 'submitted' && isCorrected && roundAt === 19 && n % 10 === 0 ? 1 : 0;
        a += part + more;
        b += part + ((at * 31 + k * 17) % 100_000) + more;
        values += 1;
      }
    }
    sums.set(`measured-${k}`, { a: BigInt(a), b: BigInt(b), values, notApplicable, missing });
  }
  return sums;
} // prettier-ignore

describe.runIf(process.env['TRUATKHAP_LONG'] !== undefined)('five years of the whole country', () => {
  const office = officeStore();
  let centre: Person;
  let isos: string[];

  beforeAll(async () => {
    await seedTerritory(office.store);
    centre = await office.person({ role: 'nacc_centre', scope: ['nation', ''] });
    for (const one of readFileSync(sqlFile, 'utf8').split(/;\n/u)) if (one.trim() !== '') await office.owner(one);
    for (const table of ['quarterly_returns', 'return_revisions', 'return_values']) await office.owner(`VACUUM ANALYZE office.${table}`);
    isos = (await office.owner<{ iso: string }>(`SELECT province_iso AS iso FROM office.provinces ORDER BY 1`)).map(({ iso }) => iso);
  }, 20 * minutes); // prettier-ignore

  test('each province, Region and the nation is to the satang what the recipe says, now and as at a moment', async () => {
    const [{ base } = { base: '' }] = await office.owner<{ base: string }>(`SELECT min(moment)::text AS base FROM office.return_values`);
    const beforeCorrections = BigInt(base) + 750_000n; // after every acceptance
    const asks: { round: number; level: CountedLevel; moment: bigint | null }[] = [
      ...rounds.map((_, round) => ({ round, level: 'submitted' as const, moment: null })),
      ...rounds.map((_, round) => ({ round, level: 'province' as const, moment: null })),
      { round: 19, level: 'submitted', moment: beforeCorrections },
      { round: 19, level: 'province', moment: beforeCorrections },
    ];
    for (const { round, level, moment } of asks) {
      const [told, places] = await office.store.within(centre.viewer, async (tx) => [
        await provinceSums(tx, { roundId: rounds[round]!, level, moment }, isos),
        await placesOf(tx, rounds[round]!),
      ] as const);
      const expected = new Map(isos.map((iso, at) => [iso, recipe(round, at, level, moment === null)]));
      for (const iso of isos)
        for (const [id, sum] of expected.get(iso)!) expect(told.get(iso)!.get(id), `${rounds[round]} ${level} ${iso} ${id}`).toEqual(sum);
      for (const iso of isos) expect(told.get(iso)!.size).toBe(60);
      for (const region of [null, 1, 2, 3, 4, 5, 6, 7, 8, 9])
        for (const id of ['measured-1', 'measured-60']) {
          const within = places.filter(({ regionNo }) => region === null || regionNo === region).map(({ provinceIso }) => provinceIso);
          const over = within.reduce((sum, iso) => together(sum, told.get(iso)!.get(id)!), nothingCounted);
          const each = within.map((iso) => expected.get(iso)!.get(id)!);
          expect([over.a, over.values]).toEqual([each.reduce((sum, { a }) => sum + a, 0n), each.reduce((sum, { values }) => sum + values, 0)]);
          expect(within.length).toBeGreaterThan(3);
        }
    }
  }, 20 * minutes); // prettier-ignore
});
