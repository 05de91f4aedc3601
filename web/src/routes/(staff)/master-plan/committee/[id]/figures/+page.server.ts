/** Where one figure of a frozen pack comes from: every body's answer, with the revision that was sent. */
import { pagesOf, readMeeting, readPack } from '#master-plan/committee/queries.ts';
import { notFound } from '#office/problems.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'committee:read');
    const { id } = await readMeeting(tx, params.id);
    const { content } = await readPack(tx, id);
    const [roundId, indicatorId] = ['round', 'indicator'].map((name) => url.searchParams.get(name));
    const figure = content.figures.find((one) => one.roundId === roundId && one.indicatorId === indicatorId);
    const card = content.cards.find((one) => one.id === indicatorId);
    if (!figure || !card) throw notFound();
    const pages = await pagesOf(tx, id);
    return {
      id,
      figure,
      card,
      sources: pages.flatMap(({ id: pageId, content: { body } }) =>
        body.returns
          .filter((one) => one.roundId === roundId)
          .map(({ returnId, revisionNo, values }) => ({
            pageId,
            nameTh: body.nameTh,
            returnId,
            revisionNo,
            value: values.find((one) => one.indicatorId === indicatorId) ?? null,
          })),
      ),
    };
  });
