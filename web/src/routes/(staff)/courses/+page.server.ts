/** /courses: what an official can learn. */
import { coursesInForce } from '#programme/curriculum/catalogue.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'course:learn');
    return { courses: await coursesInForce(tx), mayEdit: mayDo(me.role, 'course:edit') };
  });
