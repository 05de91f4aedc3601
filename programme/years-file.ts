/** programme/years.yaml as rows of the tables of the year, and the loader both the real and the demonstration years use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const words = v.strictObject({ th: v.string(), en: v.string() });
const maybeWords = v.optional(v.nullable(words), null);
const maybeText = v.optional(v.nullable(v.string()), null);
const maybeCount = v.optional(v.nullable(v.number()), null);
const maybeDay = v.optional(v.nullable(v.pipe(v.string(), v.isoDate())), null);
const be = v.pipe(v.number(), v.integer(), v.minValue(2550), v.maxValue(2650));
const area = v.pipe(v.number(), v.minValue(1), v.maxValue(9));
const province = v.nullable(v.pipe(v.string(), v.regex(/^TH-\d{2}$/u)));
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u));

export const sectorNames = [
  'pacc_centre',
  'pacc_area',
  'nacc',
  'provincial_office',
  'government_agencies',
  'state_enterprises',
  'public_organisations',
  'local_government',
  'district_offices',
  'damrongdhamma_centres',
  'civil_society',
  'private_sector',
] as const;

export const activityKinds = [
  'briefing',
  'workshop',
  'field_watch',
  'mobile_clinic',
  'training',
  'progress_meeting',
] as const;

/** How the number of people was come by; numbers of different bases are never added without saying so. */
export const attendanceBases = ['signed', 'counted', 'estimated', 'news'] as const;

const year = v.strictObject({
  be,
  name_th: maybeText,
  name_en: maybeText,
  year_no: maybeCount,
  year_no_is_stated: v.optional(v.boolean(), false),
  pilots_per_area: maybeCount,
  expansions_per_area: maybeCount,
  basis: maybeWords,
  aims: maybeWords,
  note: maybeWords,
  source: v.string(),
});

const enrolment = v.strictObject({
  be,
  area,
  province,
  kind: v.picklist(['pilot', 'expansion']),
  wording: maybeText,
  note: maybeWords,
  source: v.string(),
});

const activity = v.strictObject({
  slug,
  be,
  activity_no: v.optional(v.nullable(v.picklist([1, 2])), null),
  kind: v.picklist(activityKinds),
  area: v.nullable(area),
  region: maybeCount,
  province,
  district: maybeText,
  on: maybeDay,
  reported_on: maybeDay,
  starts_at: maybeText,
  place: maybeWords,
  title: words,
  about: maybeWords,
  chair: maybeWords,
  attendees: maybeCount,
  attendees_estimated: v.optional(v.boolean(), false),
  attendees_basis: v.optional(v.nullable(v.picklist(attendanceBases)), null),
  advised: maybeCount,
  agencies: maybeCount,
  source: v.string(),
  agenda: v.optional(
    v.array(
      v.strictObject({
        activity_no: v.optional(v.nullable(v.picklist([1, 2])), null),
        starts_at: maybeText,
        title: words,
        speaker: maybeWords,
      }),
    ),
    [],
  ),
  sectors: v.optional(
    v.array(v.strictObject({ sector: v.picklist(sectorNames), who: maybeWords, count: maybeCount })),
    [],
  ),
});

const result = v.strictObject({
  slug,
  be,
  area: v.nullable(area),
  province,
  text: words,
  value: maybeCount,
  unit: maybeWords,
  method: maybeWords,
  source: v.string(),
});

const clinic = v.strictObject({ area, opened: v.nullable(be), source: v.string() });

const file = v.strictObject({
  sources: v.record(v.string(), v.string()),
  years: v.array(year),
  enrolments: v.array(enrolment),
  activities: v.array(activity),
  results: v.array(result),
  clinics: v.optional(v.array(clinic), []),
});

export type YearsFile = v.InferOutput<typeof file>;

/** @throws ValiError where the file is not as above; Error where a source is not listed in it */
export function readYearsFile(path = join(import.meta.dirname, 'years.yaml')): YearsFile {
  const read = v.parse(file, parse(readFileSync(path, 'utf8')));
  const named = <Row extends { source: string }>(row: Row): Row => {
    const source = read.sources[row.source];
    if (source === undefined) throw new Error(`${path}: no source ${row.source}`);
    return { ...row, source };
  };
  return {
    sources: read.sources,
    years: read.years.map(named),
    enrolments: read.enrolments.map(named),
    activities: read.activities.map(named),
    results: read.results.map(named),
    clinics: read.clinics.map(named),
  };
}
