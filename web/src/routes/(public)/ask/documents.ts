/** The documents of a form, read from it; nothing is kept yet. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Documents } from '#clinic/asking/ask.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';

export async function documentsIn({ locals }: RequestEvent, form: FormData): Promise<Documents | null> {
  const chosen = form.getAll('file').filter((one): one is File => one instanceof File && one.size > 0);
  if (chosen.length === 0) return null;
  const uploads = await Promise.all(
    chosen.map(async (one) => ({ name: one.name, bytes: await one.bytes() })),
  );
  return { files: filesOf(locals.site), uploads };
}
