/** One indicator: the places that a number is made of, down to the bodies and their returns. */
import { notFound } from '#office/problems.ts';
import { cardsOf, viewOf } from '#master-plan/roll-up/view.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';
import { addressOf, bodyRows, childRows, titleOf } from '../rows.ts';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:follow');
    const view = await viewOf(tx, me, (name) => (url.searchParams.get(name) ?? '').trim());
    const last = view.asked.at(-1);
    const card = last && (await cardsOf(tx, view.asked)).find(({ id }) => id === params.indicator);
    if (!card) throw notFound();
    const { language } = locals;
    const isThai = language === 'th';
    const children = await childRows(tx, view, card, language);
    const one =
      view.provinceIso ??
      (children.length === 1 && children[0]!.id.startsWith('TH-') ? children[0]!.id : null);
    return {
      title: titleOf(card, language),
      partA: isThai ? card.partATh : card.partAEn,
      partB: isThai ? card.partBTh : card.partBEn,
      quarter: last.quarter,
      be: last.be,
      isYear: view.isYear,
      isShare: card.isShare,
      indicator: card.id,
      csv: addressOf(view, one === null ? {} : { province: one }),
      level: view.level,
      moment: view.moment === null ? null : String(view.moment),
      frozenAt: view.frozenAt,
      here: addressOf(view),
      children: children.map((row) => ({
        ...row,
        address: addressOf(view, row.id.startsWith('TH-') ? { province: row.id } : { unit: row.id }),
      })),
      bodies: one === null ? null : await bodyRows(tx, view, one, card, language),
    };
  });
