/** The report of a visit to one agency as PDF: a draft made anew, a given one as it was kept. */
import { contentDisposition } from '#kernel/file-name.ts';
import { visitPdf } from '#clinic/visits/issued.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  await store.within(viewer, (tx) => hatFor(tx, 'visit:run'));
  const asked = { visitId: params.id, id: params.agency };
  const { bytes, fileName } = await visitPdf(store, viewer, filesOf(site), asked);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('inline', fileName),
      'cache-control': 'no-store',
    },
  });
};
