/** What was sent, as people read it: figures with their unit, money by part. */
import { formatBaht } from '#kernel/baht.ts';
import type { Language } from '#kernel/texts.ts';
import type { AskedIndicator } from '#master-plan/returns/asked.ts';
import type { ReturnContent } from '#master-plan/returns/content.ts';
import { shownFigure } from '#master-plan/returns/figures.ts';

const figure = (one: bigint | null) => (one === null ? null : shownFigure(one));

export function shownContent(
  { values, projects }: ReturnContent,
  asked: readonly AskedIndicator[],
  language: Language,
) {
  const cards = new Map(asked.map((one) => [one.id, one]));
  const isThai = language === 'th';
  return {
    values: values.map(({ indicatorId, given, a, b, comment, evidence }) => {
      const card = cards.get(indicatorId);
      return {
        id: indicatorId,
        title: card ? (isThai ? card.titleTh : card.titleEn) : indicatorId,
        given,
        a: figure(a),
        b: figure(b),
        aMeans: card ? (isThai ? card.partATh : card.partAEn) : '',
        bMeans: (isThai ? card?.partBTh : card?.partBEn) ?? '',
        unit: card ? (isThai ? card.unitTh : card.unitEn) : '',
        /** What the programme's records say now; the strength of the figure. */
        recorded: card?.recorded ?? null,
        isAsRecorded: typeof card?.recorded === 'number' && a === BigInt(card.recorded) * 100n,
        comment,
        evidence,
      };
    }),
    projects: projects.map((one) => ({
      ...one,
      target: figure(one.target),
      result: figure(one.result),
      money: one.money.map(({ part, receivedSatang, spentSatang }) => ({
        part,
        received: formatBaht(receivedSatang, language),
        spent: formatBaht(spentSatang, language),
      })),
    })),
  };
}
