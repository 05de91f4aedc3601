/** The drawing of the provinces: one file that readers keep for a year. */
import { error } from '@sveltejs/kit';
import { drawing } from '#web/src/components/thailand-map/drawing.ts';
import { drawingFile } from '#web/src/components/thailand-map/province-ids.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) => {
  if (params.file !== drawingFile) error(404, 'Not found');
  return new Response(drawing(), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=31536000, immutable' },
  });
};
