/** The file of a paper behind a spend, for the desk that keeps it. Always saved, never opened inside the site. */
import { contentDisposition } from '#kernel/file-name.ts';
import { evidenceFile } from '#programme/plan/evidence.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  const found = await store.within(viewer, async (tx) => {
    await hatFor(tx, 'plan:draft');
    return evidenceFile(tx, params.id, params.evidence);
  });
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
