/** The certificate as PDF, as it was kept. */
import { contentDisposition } from '#kernel/file-name.ts';
import { certificatePdf } from '#programme/curriculum/certificate-paper.ts';
import { sealOf } from '#web/src/routes/(public)/certificates/seal.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  const printer = { store, viewer, files: filesOf(site), seal: sealOf(site), origin: site.origin };
  const { bytes, fileName } = await certificatePdf(printer, params.id);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('inline', fileName),
      'cache-control': 'no-store',
    },
  });
};
