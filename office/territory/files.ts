/** The project's own files of territory, as rows: provinces.yaml (77), areas.yaml (9), districts.yaml (928). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface ProvinceFact {
  province_iso: string;
  name_th: string;
  name_en: string;
  area_no: number | null;
  area_source: string | null;
  area_verified: boolean;
  region_no: number | null;
  region_source: string | null;
  region_verified: boolean;
}

export interface AreaFact {
  area_no: number;
  name_th: string;
  name_en: string;
  seat_province_iso: string;
  source: string | null;
  verified: boolean;
}

export interface DistrictFact {
  district_code: string;
  province_iso: string;
  name_th: string;
  name_en: string;
  source: string;
}

interface ProvincesFile {
  provinces: {
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
  }[];
}

interface AreasFile {
  valid_from: string;
  areas: { area_no: number; seat: string; source: string | null; verified: boolean }[];
}

interface DistrictsFile {
  source: string;
  other_source: Record<string, string>;
  /** code,Thai,English */
  districts: string;
}

const root = join(import.meta.dirname, '..', '..');
const read = (...path: string[]): unknown => parse(readFileSync(join(root, ...path), 'utf8'));

const provincesFile = (): ProvincesFile => read('procurement', '3-core', 'provinces.yaml') as ProvincesFile;
const areasFile = (): AreasFile => read('office', 'territory', 'areas.yaml') as AreasFile;

/** The first day (ISO) for which the files speak: the programme's first fiscal year. */
export function territoryValidFrom(): string {
  return areasFile().valid_from;
}

export function readProvinceFacts(): ProvinceFact[] {
  return provincesFile().provinces.map((one) => ({
    province_iso: one.iso,
    name_th: one.th,
    name_en: one.en,
    area_no: one.pacc_area,
    area_source: one.pacc_source,
    area_verified: one.verified,
    region_no: one.nacc_region,
    region_source: one.nacc_source,
    region_verified: one.nacc_verified,
  }));
}

/** Spellings of provinces in files, as written there: Thai, English, abbreviations → ISO code. */
export function readProvinceSpellings(): [spelling: string, provinceIso: string][] {
  return provincesFile().provinces.flatMap((one) =>
    [one.th, one.en, one.iso, one.iso.slice(3), ...one.spellings].map((text): [string, string] => [
      text,
      one.iso,
    ]),
  );
}

export function readAreaFacts(): AreaFact[] {
  return areasFile().areas.map(({ area_no, seat, source, verified }) => ({
    area_no,
    name_th: `สำนักงาน ปปท. เขต ${area_no}`,
    name_en: `PACC Area ${area_no}`,
    seat_province_iso: seat,
    source,
    verified,
  }));
}

export function readDistrictFacts(): DistrictFact[] {
  const file = read('office', 'territory', 'districts.yaml') as DistrictsFile;
  return file.districts
    .trim()
    .split('\n')
    .map((line) => {
      const [code, th, en] = line.split(',') as [string, string, string];
      return {
        district_code: code,
        province_iso: `TH-${code.slice(0, 2)}`,
        name_th: th,
        name_en: en,
        source: file.other_source[code] ?? file.source,
      };
    });
}
