/** What the forms of advice send. */
import * as v from 'valibot';
import { choice, day, optional, rowId, ticked, version } from '#office/form-fields.ts';
import { lines, prose } from '#office/letters/fields.ts';
import { canonicalFacts } from './facts.ts';
import { sectionOfKey } from './law-register.ts';
import { levelNames } from './levels.ts';

const noFact = 'ใส่ข้อเท็จจริงอย่างน้อยหนึ่งข้อ บรรทัดละข้อ · Give at least one fact, one on each line';
const noSection = 'เลือกจากทะเบียนกฎหมาย · Choose from the register of law';

/** As a form names a section of the register. */
export const sectionKey = v.pipe(
  v.string(noSection),
  v.check((key) => sectionOfKey(key) !== undefined, noSection),
);

const section = optional(sectionKey);

/** Sections of the register that one answer may name; more are given in words. */
export const sectionFields = { section1: section, section2: section, section3: section, section4: section };

export const ofAdvice = { id: rowId, version };

export const draftFields = {
  facts: v.pipe(
    lines(40, 600),
    v.transform((listed: string[]) => canonicalFacts(listed)),
    v.minLength(3, noFact),
  ),
  assumptions: optional(prose(3, 4000)),
  level: choice(levelNames),
  conditions: optional(prose(3, 4000)),
  answer: prose(10, 10_000),
  ...sectionFields,
  otherSources: lines(10, 1000),
  validUntilOn: day,
  wantsReader: ticked,
};

export type DraftTyped = v.InferOutput<v.ObjectSchema<typeof draftFields, undefined>>;
