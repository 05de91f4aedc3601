/** Pages of evidence that bodies published, by body. */
import { itemOf } from '#master-plan/oit/catalogue.ts';
import { publishedPages } from '#master-plan/oit/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const pages = (await publishedPages(tx)).flatMap((page) => {
      const known = itemOf(page.catalogueId, page.item);
      return known ? [{ ...page, item: known.item, catalogue: known.catalogue }] : [];
    });
    const bodies = [...Map.groupBy(pages, ({ agencyId }) => agencyId)].map(([agencyId, own]) => ({
      agencyId,
      agencyName: own[0]!.agencyName,
      isDemonstration: own[0]!.isDemonstration,
      pages: own.map(({ catalogue, item }) => ({
        catalogueId: catalogue.id,
        item: item.id,
        th: `${item.th} (${catalogue.th})`,
        en: `${item.en} (${catalogue.en})`,
      })),
    }));
    return { bodies };
  });
