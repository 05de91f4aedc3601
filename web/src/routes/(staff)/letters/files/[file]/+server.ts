/** A file of a letter, for whoever sees the letter. Always saved, never opened inside the site. */
import { contentDisposition } from '#kernel/file-name.ts';
import { openFile } from '#office/letters/files.ts';
import type { RequestHandler } from './$types';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  const { bytes, mediaType, fileName } = await openFile(store, viewer, filesOf(site), params.file);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': contentDisposition('attachment', fileName),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  });
};
