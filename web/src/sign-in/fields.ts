/** What is typed while signing in, checked before anything is asked of the database. */
import * as v from 'valibot';
import { problem } from '#kernel/problem.ts';

const noEmail = 'ใส่อีเมลของท่าน · Give your e-mail address';
const noPassword = 'ใส่รหัสผ่าน · Give the password';
const noCode = 'ใส่รหัส · Give the code';
const differ = 'พิมพ์สองครั้งไม่ตรงกัน · The two do not agree';

export const signInFields = v.object({
  email: v.pipe(v.string(noEmail), v.nonEmpty(noEmail), v.maxLength(254, noEmail), v.toLowerCase()),
  password: v.pipe(v.string(noPassword), v.nonEmpty(noPassword), v.maxLength(1000, noPassword)),
  to: v.optional(v.string()),
});

export const codeField = v.pipe(v.string(noCode), v.nonEmpty(noCode), v.maxLength(200, noCode));

export const givenPassword = signInFields.entries.password;

/** A new password typed twice, since it cannot be seen. */
export const newPasswordFields = {
  newPassword: givenPassword,
  newPasswordAgain: givenPassword,
};

/** The new password, when both times agree. @throws Problem office.input */
export function agreed(typed: { newPassword: string; newPasswordAgain: string }): string {
  if (typed.newPassword === typed.newPasswordAgain) return typed.newPassword;
  throw problem('office.input', {
    th: 'รหัสผ่านใหม่สองครั้งไม่ตรงกัน',
    en: 'The two new passwords do not agree.',
    status: 422,
    details: { fields: [{ field: 'newPasswordAgain', fault: differ }] },
  });
}
