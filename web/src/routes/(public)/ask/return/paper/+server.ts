/** The paper of an asker's advice. By POST: the code never stands in an address. */
import { contentDisposition } from '#kernel/file-name.ts';
import { paperForAsker } from '#clinic/asking/return.ts';
import { typedIn } from '#web/src/forms/answer-form.ts';
import { formOf } from '#web/src/forms/form-of.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import { knockOf } from '#web/src/session-cookie.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const { code, adviceId } = typedIn(await formOf(event.request));
  const { store, site } = event.locals;
  const door = { store, door: doorOf(event), knock: knockOf(event) };
  const { bytes, fileName } = await paperForAsker(door, code, adviceId, () => filesOf(site));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('inline', fileName),
      'cache-control': 'no-store',
    },
  });
};
