/** A picture of a news item, for the desk that keeps it. Always saved, never opened inside the site. */
import { contentDisposition } from '#kernel/file-name.ts';
import { photoOf } from '#programme/meetings/photos.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  const found = await store.within(viewer, (tx) => photoOf(tx, params.id, params.photo));
  const bytes = await filesOf(site).read(found.sha256);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': found.mediaType,
      'content-disposition': contentDisposition('attachment', found.fileName),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  });
};
