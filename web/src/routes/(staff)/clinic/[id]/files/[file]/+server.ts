/** A document that an asker sent. Always saved, never opened inside the site. */
import { contentDisposition } from '#kernel/file-name.ts';
import { openAskerFile } from '#clinic/asking/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  await store.within(viewer, (tx) => hatFor(tx, 'clinic:answer'));
  const wanted = { consultationId: params.id, fileId: params.file };
  const { bytes, mediaType, fileName } = await openAskerFile(store, viewer, filesOf(site), wanted);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': contentDisposition('attachment', fileName),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  });
};
