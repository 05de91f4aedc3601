/** What the forms of a visit say. */
import * as v from 'valibot';
import { choice, day, optional, rowId, ticked, version, words } from '#office/form-fields.ts';
import { answerNames, overallNames, purposeNames } from './kinds.ts';

const noProvince = 'เลือกจังหวัด · Choose a province';
const noOne = 'เลือกผู้ร่วมลงพื้นที่ · Choose who goes';

/** One box sends a text, several send texts, none sends nothing. */
const people = v.pipe(
  v.optional(v.union([v.string(), v.array(v.string())]), []),
  v.transform((typed) => [...new Set(typeof typed === 'string' ? [typed].filter(Boolean) : typed)]),
  v.array(rowId),
  v.maxLength(30, noOne),
);

export const planFields = {
  purpose: choice(purposeNames),
  provinceIso: v.pipe(v.string(noProvince), v.regex(/^TH-\d{2}$/u, noProvince)),
  onDay: day,
  place: words(2, 300),
  leadId: rowId,
  team: people,
  partners: optional(words(2, 1000)),
  known: optional(words(3, 4000)),
  hasMobileUnit: ticked,
  activityId: optional(rowId),
};

export type Plan = v.InferOutput<v.ObjectSchema<typeof planFields, undefined>>;

export const ofRow = { id: rowId, version };

/** Of the whole agency, and of each question of its checklist: what is not among them was not looked at. */
export const findingFields = {
  overall: choice(overallNames),
  overallWords: words(3, 4000),
  findings: v.optional(
    v.pipe(
      v.array(
        v.object({
          questionId: words(1, 60),
          answer: v.optional(choice(answerNames)),
          figure: v.optional(words(0, 40)),
          note: optional(words(1, 2000)),
        }),
      ),
      v.maxLength(200),
    ),
    [],
  ),
};

export const responseFields = {
  response: words(3, 4000),
  responder: words(2, 200),
  respondedOn: day,
};
