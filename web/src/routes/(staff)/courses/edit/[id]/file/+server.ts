/** A version as one file, for the centre: with the right answers, so for nobody else. */
import { contentDisposition } from '#kernel/file-name.ts';
import { readVersion } from '#programme/curriculum/editing.ts';
import { courseFileOf } from '#programme/curriculum/versions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'course:edit');
    const { id, slug, versionNo } = await readVersion(tx, params.id);
    return new Response(await courseFileOf(tx, id), {
      headers: {
        'content-type': 'application/yaml; charset=utf-8',
        'content-disposition': contentDisposition('attachment', `${slug}-${versionNo}.yaml`),
        'cache-control': 'no-store',
      },
    });
  });
