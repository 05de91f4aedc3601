/** The 77 provinces: complete, and every way of writing one leads to that one and no other. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

type Province = {
  iso: string;
  th: string;
  en: string;
  pacc_area: number | null;
  pacc_source: string | null;
  verified: boolean;
  nacc_region: number | null;
  nacc_source: string | null;
  nacc_verified: boolean;
  spellings: string[];
};

const file = new URL('./provinces.yaml', import.meta.url);
const { provinces } = parse(readFileSync(file, 'utf8')) as { provinces: Province[] };

/** The least folding any reader does: no spaces, dots or hyphens, no case. */
const fold = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s.-]/g, '');

describe('the provinces', () => {
  test('are 77, each with its own code and names', () => {
    expect(provinces).toHaveLength(77);
    for (const key of ['iso', 'th', 'en'] as const) {
      expect(new Set(provinces.map((province) => province[key])).size).toBe(77);
    }
    expect(provinces.every((province) => /^TH-[1-9]\d$/.test(province.iso))).toBe(true);
  });

  test('stand in Areas 1-9 of 9, 8, 8, 12, 8, 9, 8, 7 and 7 provinces; Bangkok in none', () => {
    const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      (area) => provinces.filter((province) => province.pacc_area === area).length,
    );
    expect(sizes).toEqual([9, 8, 8, 12, 8, 9, 8, 7, 7]);
    expect(provinces.filter((province) => province.pacc_area === null).map((p) => p.iso)).toEqual(['TH-10']);
  });

  test('stand in Regions of the NACC by a list of their own: Region 7 has eight', () => {
    expect(provinces.filter((province) => province.nacc_region === 7)).toHaveLength(8);
    const verified = provinces.filter((province) => province.verified).map((province) => province.iso);
    const naccVerified = provinces
      .filter((province) => province.nacc_verified)
      .map((province) => province.iso);
    expect(naccVerified).not.toEqual(verified); // one body's page says nothing of the other's territory
  });

  test('are verified only where a page was seen that says so', () => {
    for (const province of provinces) {
      expect(province.verified).toBe(province.pacc_source !== null);
      expect(province.nacc_verified).toBe(province.nacc_source !== null);
    }
    expect(provinces.filter((province) => province.verified).length).toBeGreaterThan(5);
  });

  test('are never confused: a spelling leads to one province', () => {
    const owner = new Map<string, string>();
    for (const province of provinces) {
      for (const name of [province.th, province.en, ...province.spellings]) {
        expect(owner.get(fold(name)) ?? province.iso, name).toBe(province.iso);
        owner.set(fold(name), province.iso);
      }
    }
    expect(owner.get(fold('กทม.'))).toBe('TH-10');
    expect(owner.get(fold('กรุงเทพฯ'))).toBe('TH-10');
    expect(owner.get(fold('โคราช'))).toBe('TH-30');
    expect(owner.get(fold('อยุธยา'))).toBe('TH-14');
    expect(owner.get(fold('SAMUT SAKHON'))).toBe('TH-74');
    expect(owner.get(fold('เพชรบุรี'))).not.toBe(owner.get(fold('เพชรบูรณ์')));
  });
});
