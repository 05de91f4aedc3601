/** /courses/publicity: the register of what people were told. */
import { audiences, media, publicityRegister } from '#programme/curriculum/publicity.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'publicity:record');
    const { language } = locals;
    const register = await publicityRegister(tx);
    return {
      register: register.map((one) => ({
        ...one,
        medium: media[one.medium][language],
        sector: audiences[one.sector][language],
      })),
    };
  });
