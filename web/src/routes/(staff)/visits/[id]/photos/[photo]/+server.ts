/** A picture of a visit as it is shown: the picture alone, without what a phone wrote into it. */
import { shownPhoto } from '#clinic/visits/photos.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  const { sha256, mediaType } = await store.within(viewer, async (tx) => {
    await hatFor(tx, 'visit:run');
    return shownPhoto(tx, params.id, params.photo);
  });
  const bytes = await filesOf(site).read(sha256);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  });
};
