/** The sealed file of a picture, with whatever its phone wrote into it. Always saved; who opened it is written down. */
import { sealedOriginal } from '#clinic/visits/photos.ts';
import { contentDisposition } from '#kernel/file-name.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  const { sha256, mediaType } = await store.within(viewer, async (tx) => {
    await hatFor(tx, 'visit:run');
    return sealedOriginal(tx, params.id, params.photo);
  });
  const bytes = await filesOf(site).read(sha256);
  const name = `${params.photo}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': contentDisposition('attachment', name),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  });
};
