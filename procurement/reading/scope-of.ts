/** A reader's scope from what was typed: `--area 7`, `--province 74`, `TH-74` or a province's name. */
import { nearestName } from '#kernel/nearest-name.ts';
import { problem } from '#kernel/problem.ts';
import { nation, type Scope } from '#kernel/scope.ts';
import { readProvinces, type Province } from './text-files.ts';

/**
 * The narrower of the two wins; both must agree.
 * @throws Problem analysis.unknown_area, analysis.unknown_province, analysis.province_elsewhere
 */
export function scopeOf(typed: { area?: string | undefined; province?: string | undefined }): Scope {
  const area = typed.area === undefined ? null : areaOf(typed.area);
  if (typed.province === undefined) return area === null ? nation : { kind: 'area', area };
  const province = provinceOf(typed.province);
  if (area !== null && province.pacc_area !== area) {
    throw problem('analysis.province_elsewhere', {
      th: `จังหวัด${province.th}ไม่ได้อยู่ใน ปปท. เขต ${area}`,
      en: `${province.en} is not in PACC Area ${area}.`,
    });
  }
  return { kind: 'province', iso: province.iso };
}

function areaOf(typed: string): number {
  if (/^[1-9]$/.test(typed)) return Number(typed);
  throw problem('analysis.unknown_area', {
    th: `ไม่มี ปปท. เขต ${typed} (มีเขต 1 ถึง 9)`,
    en: `There is no PACC Area ${typed} (1 to 9).`,
  });
}

function provinceOf(typed: string): Province {
  const all = [...readProvinces().values()];
  const wanted = typed.trim().toLowerCase();
  const found = all.find((p) =>
    [p.iso, p.iso.slice(3), p.th, p.en].some((name) => name.toLowerCase() === wanted),
  );
  if (found) return found;
  const nearest = nearestName(
    typed,
    all.flatMap((p) => [p.th, p.en, p.iso]),
  );
  throw problem('analysis.unknown_province', {
    th: `ไม่รู้จักจังหวัด "${typed}"${nearest ? ` หมายถึง "${nearest}" หรือไม่` : ''}`,
    en: `Unknown province "${typed}"${nearest ? `; did you mean "${nearest}"?` : ''}`,
    details: { nearest },
  });
}
