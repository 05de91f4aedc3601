/** What is shown, in one line: whose rows, how many files, as at which day, which generation. */
import type { Scope } from '#kernel/scope.ts';
import { formatDay } from '#kernel/thai-date.ts';
import type { Analysis } from './open.ts';
import { readProvinces } from './text-files.ts';
import type { Language } from './words.ts';

const provinceWords = (iso: string, language: Language): string => {
  const province = readProvinces().get(iso);
  return language === 'th' ? `จังหวัด${province?.th ?? iso}` : (province?.en ?? iso);
};

/** "ทั้งประเทศ", "ปปท. เขต 7", "จังหวัดสมุทรสาคร", "8 จังหวัด", "3 หน่วยงาน". */
export function scopeWords(scope: Scope, language: Language): string {
  const thai = language === 'th';
  switch (scope.kind) {
    case 'nation':
      return thai ? 'ทั้งประเทศ' : 'whole country';
    case 'area':
      return thai ? `ปปท. เขต ${scope.area}` : `PACC Area ${scope.area}`;
    case 'province':
      return provinceWords(scope.iso, language);
    case 'provinces': {
      const [only] = scope.isos;
      if (only !== undefined && scope.isos.length === 1) return provinceWords(only, language);
      return thai ? `${scope.isos.length} จังหวัด` : `${scope.isos.length} provinces`;
    }
    case 'agencies':
      return thai ? `${scope.ids.length} หน่วยงาน` : `${scope.ids.length} agencies`;
  }
}

/** The newest as-at day that the sources give, in days since 1970-01-01; null where none does. */
export function asAtDay({ manifest }: Pick<Analysis, 'manifest'>): number | null {
  const days = manifest.files.flatMap((file) => (file.as_at === null ? [] : [file.as_at])).sort();
  const last = days.at(-1);
  return last === undefined ? null : Date.parse(`${last}T00:00:00Z`) / 86_400_000;
}

/** "ปปท. เขต 7 · ข้อมูล 11 ไฟล์ ชุดที่ 3" with the as-at day where the sources give one. */
export function dataLine(analysis: Analysis, language: Language, where?: string): string {
  const { scope, manifest, generation } = analysis;
  const thai = language === 'th';
  const day = asAtDay(analysis);
  const unstated = thai ? 'ไม่ได้ระบุวันที่ของข้อมูล' : 'day of the data not stated';
  const asAt = day === null ? unstated : `${thai ? 'ข้อมูล ณ' : 'as at'} ${formatDay(day, language)}`;
  const place = where ?? scopeWords(scope, language);
  return thai
    ? `${place} · ${manifest.files.length} ไฟล์ · ${asAt} · ชุดที่ ${generation}`
    : `${place} · ${manifest.files.length} files · ${asAt} · generation ${generation}`;
}
