/** What letters are made of, as forms send it. */
import * as v from 'valibot';
import { choice, day, optional, words } from '#office/form-fields.ts';
import { dispatchMeansNames, matterKindNames, recipientKindNames } from './kinds.ts';

/** Marks that turn the direction of writing: on paper they could make a text read as another. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const straight = v.transform((text: string) => text.replace(turning, ''));

/** Text of several paragraphs. */
export const prose = (least: number, most: number) => v.pipe(words(least, most), straight);

/** Text of one line. */
export const line = (least: number, most: number) =>
  v.pipe(
    words(least, most),
    straight,
    v.transform((text) => text.replace(/\s+/gu, ' ')),
  );

const linesFault = 'ใส่ได้บรรทัดละหนึ่งรายการ ไม่ยาวเกินไป · One entry on each line, not too many or too long';

/** One entry on each line; empty lines are nothing. */
export const lines = (most: number, longest = 300) =>
  v.pipe(
    v.optional(v.string(linesFault), ''),
    straight,
    v.transform((text) =>
      text
        .replace(/[^\P{Cc}\n]/gu, ' ')
        .split('\n')
        .map((one) => one.replace(/\s+/gu, ' ').trim())
        .filter(Boolean),
    ),
    v.array(v.pipe(v.string(), v.maxLength(longest, linesFault))),
    v.maxLength(most, linesFault),
  );

/** Why a letter is written: the watch item, recommendation or enrolment that it belongs to. */
export const matter = {
  aboutKind: optional(choice(matterKindNames)),
  aboutId: optional(line(1, 200)),
};

/** Everything that a draft holds besides its kind and secrecy class. */
export const draft = {
  recipientKind: choice(recipientKindNames),
  recipientId: optional(line(1, 200)),
  recipientName: optional(line(2, 200)),
  subjectLine: optional(line(3, 300)),
  references: lines(10),
  enclosures: lines(20),
  body: optional(prose(10, 20_000)),
  replyDueOn: optional(day),
};

export const means = choice(dispatchMeansNames);
