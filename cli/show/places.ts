/** Where a body is, in words. */
import { readProvinces, type Language } from '#procurement/read.ts';

/** The Thai or the English of two texts. */
export function say(language: Language, th: string, en: string): string {
  return language === 'th' ? th : en;
}

export function areaWords(area: number | null | undefined, language: Language): string {
  if (!area) return say(language, 'ส่วนกลาง', 'headquarters');
  return say(language, `เขต ${area}`, `Area ${area}`);
}

export function provinceWords(iso: string | null | undefined, language: Language): string {
  if (!iso) return say(language, 'ไม่ทราบจังหวัด', 'province unknown');
  return readProvinces().get(iso)?.[language] ?? iso;
}

export function yearWords(fiscalYearBe: number, language: Language): string {
  return say(language, `ปีงบประมาณ ${fiscalYearBe}`, `fiscal year ${fiscalYearBe - 543}`);
}
