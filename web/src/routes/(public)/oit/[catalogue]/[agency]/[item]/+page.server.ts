/** One item of evidence of one body, at an address that stays. */
import { formatBaht } from '#kernel/baht.ts';
import { shownFigure } from '#master-plan/returns/figures.ts';
import { itemOf } from '#master-plan/oit/catalogue.ts';
import { oitProjects, publishedPage } from '#master-plan/oit/queries.ts';
import { notFound } from '#office/problems.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const known = itemOf(params.catalogue, params.item);
    if (!known) throw notFound();
    const asked = { catalogueId: params.catalogue, item: params.item, agencyId: params.agency };
    const page = await publishedPage(tx, asked);
    const projects = page.madeFrom === 'returns' ? await oitProjects(tx, asked) : [];
    const money = (satang: bigint | null) => (satang === null ? null : formatBaht(satang, locals.language));
    const figure = (value: bigint | null) => (value === null ? null : shownFigure(value));
    return {
      page,
      catalogue: { th: known.catalogue.th, en: known.catalogue.en },
      item: known.item,
      projects: projects
        .filter(({ quarter }) => quarter <= known.item.until_quarter)
        .map((one, at) => ({
          ...one,
          at,
          received: money(one.received),
          spent: money(one.spent),
          target: figure(one.target),
          result: figure(one.result),
        })),
    };
  });
