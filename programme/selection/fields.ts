/** Parts of a selection as forms send them. */
import * as v from 'valibot';
import { criterionNames, type Criterion } from './criteria.ts';

type WeightField = `weight_${Criterion}`;

const text = v.optional(v.string(), '');

/** weight_risk: '25.00', …; what they make together is looked at by weightsOf. */
export const weightFields = Object.fromEntries(
  criterionNames.map((name) => [`weight_${name}`, text]),
) as Record<WeightField, typeof text>;

export const typedWeights = (typed: Readonly<Record<WeightField, string>>): Record<Criterion, string> =>
  Object.fromEntries(criterionNames.map((name) => [name, typed[`weight_${name}`]])) as Record<
    Criterion,
    string
  >;

const noProvince = 'ไม่มีจังหวัดรหัสนี้ · There is no province of this code';

export const province = v.pipe(v.string(noProvince), v.regex(/^TH-\d{2}$/u, noProvince));

/** One box sends a text, more send texts, none sends nothing. */
export const provinces = v.pipe(
  v.optional(v.union([v.string(), v.array(v.string())]), []),
  v.transform((typed) => [...new Set(typeof typed === 'string' ? [typed].filter(Boolean) : typed)]),
  v.array(province),
);
