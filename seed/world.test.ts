/** The demonstration world: the same for ever, true to the real rhythm, and about nobody real. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseTaxId } from '#kernel/tax-id.ts';
import { fold } from '#kernel/thai-text.ts';
import { numbered } from '#seed/layouts.ts';
import { firmCore } from '#seed/names.ts';
import { demonstrationPeople } from '#seed/office/people.ts';
import { makeWorld, stories } from '#seed/world.ts';
import { demonstrationFiles } from '#seed/write-files.ts';

interface ToldStory {
  id: string;
  kind: 'planted' | 'innocent';
  agencies: string[];
  flags: string[];
  th: string;
  en: string;
}

const world = makeWorld();
const told = parse(readFileSync(new URL('stories.yaml', import.meta.url), 'utf8')) as ToldStory[];

function fingerprint(seed?: number): string {
  const hash = createHash('sha256');
  for (const { name, content } of demonstrationFiles(makeWorld(seed))) hash.update(name).update(content);
  return hash.digest('hex');
}

describe('the demonstration world', () => {
  it('gives the same bytes again for the same seed, and others for another', () => {
    const first = fingerprint();
    expect(fingerprint()).toBe(first);
    expect(fingerprint(1)).not.toBe(first);
  });

  it('names every agency and every seller once', () => {
    expect(new Set(world.agencies.map((agency) => agency.name)).size).toBe(world.agencies.length);
    expect(new Set(world.sellers.map((seller) => seller.name)).size).toBe(world.sellers.length);
  });

  it('gives every firm a right juristic id, in a range that no provincial office reaches', () => {
    for (const seller of world.sellers.filter((one) => one.kind === 'firm')) {
      const id = parseTaxId(seller.taxId);
      expect(id).toMatchObject({ kind: 'juristic', registeredYearBe: seller.registeredYearBe });
      expect(Number(seller.taxId.slice(7, 12))).toBeGreaterThan(97_000);
    }
  });

  it('publishes persons masked, under an office that does not exist', () => {
    for (const seller of world.sellers.filter((one) => one.kind === 'person'))
      expect(seller.taxId).toMatch(/^39999\d{4}xxxx$/u);
  });

  it('has the rhythm of the real year: direct by count, gathered under the limit, many small', () => {
    const direct = world.purchases.filter((purchase) => purchase.method === 'direct');
    const bin = (from: number, to: number) =>
      direct.filter(({ budget }) => budget >= from && budget < to).length;
    const budgets = direct.map((purchase) => purchase.budget).toSorted((a, b) => a - b);
    expect(direct.length / world.purchases.length).toBeGreaterThan(0.95);
    expect(budgets[Math.floor(budgets.length / 2)]).toBeGreaterThan(12_000);
    expect(budgets[Math.floor(budgets.length / 2)]).toBeLessThan(25_000);
    expect(bin(475_000, 500_000)).toBeGreaterThan(2 * bin(450_000, 475_000));
    expect(bin(500_001, 525_000)).toBeLessThan(20);
  });

  it('numbers projects with a digit that no real project has', () => {
    const all = numbered(world.purchases);
    expect(new Set(all.map((one) => one.projectId)).size).toBe(all.length);
    for (const { projectId } of all) expect(projectId).toMatch(/^6[78](0[1-9]|1[0-2])0\d{6}$/u);
  });

  it('tells in stories.yaml exactly the stories that it plants, in Thai and English', () => {
    expect(told.map((story) => story.id)).toEqual(stories.map((story) => story.id));
    for (const story of told) {
      expect(story.th).toMatch(/[ก-๙]/u);
      expect(story.en).not.toMatch(/[ก-๙]/u);
      const agencies = new Set(
        world.purchases.filter((one) => one.story === story.id).map((one) => one.agency.key),
      );
      expect([...agencies].toSorted()).toEqual(story.agencies.toSorted());
      expect(story.flags.length > 0).toBe(story.kind === 'planted');
    }
  });
});

const realFolder = join(import.meta.dirname, '..', '..', 'shared', 'data', 'thai-egp-fy2568');

/** The distinct values of some columns of the real files, folded; CSV cells are taken as they stand. */
function realWords(): Set<string> {
  const words = new Set<string>();
  for (const name of readdirSync(realFolder).filter((file) => file.endsWith('.gz'))) {
    const text = gunzipSync(readFileSync(join(realFolder, name))).toString('utf8');
    const values = name.includes('.csv')
      ? text.matchAll(/[^,"\n]{6,90}/gu)
      : text.matchAll(/"(?:ชื่อหน่วยงาน|ชื่อผู้ชนะ|เลขนิติบุคคล|รหัสโครงการ|เขต\/อำเภอ)": "([^"]+)"/gu);
    for (const value of values) words.add(value[1] ?? value[0]);
  }
  return new Set([...words].map(fold));
}

describe.skipIf(!existsSync(realFolder))('beside the real files (skipped where they are absent)', () => {
  it('has no name and no number of anybody real', () => {
    const real = realWords();
    const numbers = [
      ...world.sellers.map((seller) => seller.taxId),
      ...numbered(world.purchases).map((one) => one.projectId),
    ];
    expect(numbers.filter((number) => number !== '' && real.has(number))).toEqual([]);
    const names = [
      ...[...real].filter((word) =>
        /^(?:องค์การ|เทศบาล|ศูนย์|โรง|สำนัก|บริษัท|ห้าง|หจก|ร้าน|สหกรณ์|บ้าน|นาย|นาง)/u.test(word),
      ),
    ].join('\n');
    const places = world.agencies.filter((agency) => agency.type !== 'pao').map((agency) => agency.place);
    const firms = world.sellers.map((seller) =>
      seller.kind === 'firm' ? firmCore(Number(seller.key.slice('firm-'.length))) : fold(seller.name),
    );
    const invented = new Set([...places, ...world.agencies.map((agency) => fold(agency.district)), ...firms]);
    expect([...invented].filter((name) => names.includes(name))).toEqual([]);
  }, 60_000);
});

const sourceTexts = join(import.meta.dirname, '..', '..', 'shared', 'sources');

/** Words of a name that say that it is invented; one stands in every name of the demonstration's people. */
const invented = /สาธิต|สมมุติ|ตัวอย่าง|ทดลอง/u;

describe('the people of the demonstration’s office', () => {
  const people = demonstrationPeople('agency:egp:none');

  it('carry names that say they are invented, and posts that say so too', () => {
    expect(people.filter(({ name }) => !invented.test(name))).toEqual([]);
    expect(people.filter(({ position }) => !position.includes('(สาธิต)'))).toEqual([]);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });

  it.skipIf(!existsSync(sourceTexts))(
    'share no name with anybody in the news (skipped where it is absent)',
    () => {
      const news = readdirSync(sourceTexts)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => fold(readFileSync(join(sourceTexts, name), 'utf8')))
        .join('\n');
      expect(news.length).toBeGreaterThan(10_000);
      const met = people.filter(({ name }) => news.includes(fold(name)));
      expect(met).toEqual([]);
    },
  );

  it.skipIf(!existsSync(realFolder))('share no name with any seller of the real files', () => {
    const real = realWords();
    expect(people.filter(({ name }) => real.has(fold(name)))).toEqual([]);
  });
});
