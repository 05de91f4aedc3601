/** Items of the OIT and where the body stands with each. */
import { catalogues } from '#master-plan/oit/catalogue.ts';
import { ownPages } from '#master-plan/oit/queries.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:fill');
    const catalogue =
      catalogues.find(({ id }) => id === url.searchParams.get('catalogue')) ?? catalogues.at(-1)!;
    const own = (await ownPages(tx)).filter(({ catalogueId }) => catalogueId === catalogue.id);
    return {
      catalogue,
      catalogues: catalogues.map(({ id, th, en }) => ({ id, th, en })),
      agencyId: me.scopeId,
      mayPublish: mayDo(me.role, 'oit:publish'),
      rows: catalogue.items.map((item) => ({
        ...item,
        page: own.find((one) => one.item === item.id && one.state === 'published') ?? null,
      })),
    };
  });
