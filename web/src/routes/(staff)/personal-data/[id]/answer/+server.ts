/** Makes the answer to a request and hands it over as a file; nothing of it is kept here. */
import { act } from '#office/action.ts';
import { exportPerson } from '#office/personal-data/actions/export-person.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, params }) => {
  const answer = await act(locals.store, locals.viewer, exportPerson, { id: params.id });
  return new Response(`${JSON.stringify(answer, null, 1)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="personal-data-${params.id}.json"`,
      'cache-control': 'no-store',
    },
  });
};
