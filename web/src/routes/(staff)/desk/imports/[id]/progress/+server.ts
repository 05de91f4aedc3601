/** How far an import is, for the page's own script. */
import { progressOf } from '#watch/imports/progress.ts';
import { readImport } from '#watch/imports/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { progressSaid } from '#web/src/routes/(staff)/desk/imports/progress-said.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'analysis:import');
    const row = await readImport(tx, params.id);
    return Response.json(progressSaid(await progressOf(tx, row), locals.language));
  });
