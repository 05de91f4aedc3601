/** The province's sheet as PDF, on one A4: what its page shows to this reader, for the governor's table. */
import { contentDisposition } from '#kernel/file-name.ts';
import { provincePdf } from '#programme/province-paper.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  const { bytes, fileName } = await provincePdf(store, viewer, params.iso, site.demonstration);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('inline', fileName),
      'cache-control': 'no-store',
    },
  });
};
