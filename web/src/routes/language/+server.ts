/** The language switch: keeps the choice and sends the reader back to where they were. */
import { redirect } from '@sveltejs/kit';
import { isLanguage } from '#kernel/texts.ts';
import { localPath } from '#web/src/answer/local-path.ts';
import { formOf } from '#web/src/forms/form-of.ts';
import { keepLanguage } from '#web/src/language-cookie.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  const form = await formOf(request);
  const language = form.get('language');
  if (isLanguage(language)) keepLanguage(cookies, language, locals.site.origin);
  redirect(303, localPath(form.get('to')));
};
