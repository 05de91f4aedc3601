/** Advice as PDF: a draft made anew, a signed one as it was kept. */
import { contentDisposition } from '#kernel/file-name.ts';
import { advicePdf } from '#clinic/advice/issued.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  const { bytes, fileName } = await advicePdf(store, viewer, filesOf(site), params.id);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('inline', fileName),
      'cache-control': 'no-store',
    },
  });
};
