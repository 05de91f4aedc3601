/** An indicator of a place, quarter by quarter. */
import type { Language } from '#kernel/texts.ts';
import { targetsFor } from '#master-plan/indicators/targets.ts';
import { valueOf } from '#master-plan/roll-up/figures.ts';
import { provinceSums } from '#master-plan/roll-up/read.ts';
import { text } from '#master-plan/roll-up/text.ts';
import { countedOver, type Card, type View } from '#master-plan/roll-up/view.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { isosOf, owedIn, quartersFor, scopeOf, shown, targetIn } from './rows.ts';

/** Quarters that a series shows. */
const seriesLength = 8;

/**
 * One row per quarter for one indicator of the place asked for, in their order: each by itself, with the target of then.
 * Of an indicator counted since 1 October a quarter's figure is all of its year so far.
 */
export async function seriesRows(tx: Tx, view: View, card: Card, language: Language) {
  const rounds = view.rounds.slice(0, seriesLength).toReversed();
  const quarters = await quartersFor(tx, view, rounds, (asked, isos) =>
    provinceSums(tx, asked, isos, card.id),
  );
  const rows = [];
  for (const { round, places, sums } of quarters) {
    const provinces = isosOf(places);
    const targets = await targetsFor(tx, {
      be: round.be,
      quarter: round.quarter,
      provinceIso: provinces.length === 1 ? provinces[0] : undefined,
      moment: view.moment,
    });
    const target = targetIn(targets, card, { scope: scopeOf(provinces.length), quarter: round.quarter });
    const owed = owedIn(places);
    const counted = countedOver(sums, provinces, card.id);
    const told = valueOf(counted, card, owed === 1 ? 'one' : 'several');
    rows.push({
      ...shown(card, counted, {
        id: round.id,
        title: text[language].quarter(round.quarter, round.be),
        owed,
        bodies: owed === 1 ? 'one' : 'several',
        target,
        language,
      }),
      // As far as a drawing needs it; the table has it exact.
      height: 'value' in told ? Number(told.value) / 100 : null,
      wanted: target === null ? null : Number(target.value) / 100,
    });
  }
  return rows;
}
