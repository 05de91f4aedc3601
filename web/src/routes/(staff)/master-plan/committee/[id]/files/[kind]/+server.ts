/** A file of a frozen pack: made once, then as it was kept. */
import { isPaperKind, packFile } from '#master-plan/committee/papers.ts';
import { contentDisposition } from '#kernel/file-name.ts';
import { notFound } from '#office/problems.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { packWorkbook } from './workbook.ts';
import type { RequestHandler } from './$types';

const types = {
  pdf: 'application/pdf',
  slides: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, site } = locals;
  await store.within(viewer, (tx) => hatFor(tx, 'committee:read'));
  const { kind } = params;
  if (!isPaperKind(kind)) throw notFound();
  const asked = { meetingId: params.id, kind };
  const { bytes, fileName } = await packFile(store, viewer, filesOf(site), asked, packWorkbook);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': types[kind],
      'content-disposition': contentDisposition(kind === 'xlsx' ? 'attachment' : 'inline', fileName),
      'cache-control': 'no-store',
    },
  });
};
