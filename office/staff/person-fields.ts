/** What is typed about a person and a post, checked the same way wherever it is typed. */
import * as v from 'valibot';
import { fold } from '#kernel/thai-text.ts';
import { choice, day, optional, rowId, words } from '../form-fields.ts';
import { roleNames, scopeKinds, type Role } from './roles.ts';

const noEmail = 'ใส่อีเมล เช่น somchai@example.go.th · Give an e-mail address, such as somchai@example.go.th';

/** One spelling of an address: what people type differs in case and in stray spaces. */
export const email = v.pipe(
  v.string(noEmail),
  v.transform((typed) => fold(typed).toLowerCase()),
  v.maxLength(254, noEmail),
  v.regex(/^[^\s@"(),:;<>[\\\]]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u, noEmail),
);

const name = v.pipe(
  words(2, 200),
  v.transform((typed) => typed.replace(/\s+/gu, ' ')),
);

/** Fields of a person; whoever has no e-mail address cannot sign in, but can be named. */
export const personFields = {
  fullName: name,
  positionTitle: optional(words(1, 200)),
  phone: optional(words(3, 50)),
};

/** Fields of a post; days are Bangkok's, the last one included. */
export const postFields = {
  role: choice(roleNames as [Role, ...Role[]]),
  scopeKind: choice(scopeKinds),
  scopeId: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  fromOn: optional(day),
  untilOn: optional(day),
};

export type NewPost = v.InferOutput<v.StrictObjectSchema<typeof postFields, undefined>>;

export const personId = rowId;
export const officerName = name;
