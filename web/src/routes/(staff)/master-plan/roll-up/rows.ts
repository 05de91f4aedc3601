/** Rows of the roll-up as its pages and its files show them: one source for both. */
import type { Language } from '#kernel/texts.ts';
import { targetsFor, type Target } from '#master-plan/indicators/targets.ts';
import { shownFigure } from '#master-plan/returns/figures.ts';
import { nothingCounted, valueOf, type Counted } from '#master-plan/roll-up/figures.ts';
import { lightOf, type Light } from '#master-plan/roll-up/lights.ts';
import { bodiesOf, placesOf, provinceSums } from '#master-plan/roll-up/read.ts';
import { text } from '#master-plan/roll-up/text.ts';
import {
  cardsOf,
  childrenOf,
  countedOver,
  provinceNames,
  type Card,
  type Child,
  type View,
} from '#master-plan/roll-up/view.ts';
import type { Round } from '#master-plan/rounds/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';

export interface ShownRow {
  id: string;
  title: string;
  /** With its unit, or why there is none. */
  value: string;
  hasValue: boolean;
  a: string;
  b: string | null;
  target: string | null;
  light: Light;
  values: number;
  notApplicable: number;
  missing: number;
  owed: number;
}

const askedPlaces = (tx: Tx, round: Round, { line, unitNo, provinceIso }: View) =>
  placesOf(tx, round.id, {
    ...(unitNo === null ? {} : line === 'area' ? { areaNo: unitNo } : { regionNo: unitNo }),
    ...(provinceIso === null ? {} : { provinceIso }),
  });

export const titleOf = (card: Card, language: Language) => (language === 'th' ? card.titleTh : card.titleEn);

function shown(
  card: Card,
  counted: Counted,
  of: {
    owed: number;
    bodies: 'one' | 'several';
    target: Target | null;
    language: Language;
    id: string;
    title: string;
  },
): ShownRow {
  const { language, owed, target } = of;
  const told = valueOf(counted, card, of.bodies);
  const value = 'value' in told ? told.value : null;
  const unit = language === 'th' ? card.unitTh : card.unitEn;
  return {
    id: of.id,
    title: of.title,
    value: 'value' in told ? `${shownFigure(told.value)} ${unit}` : text[language].noValue[told.none],
    hasValue: value !== null,
    a: shownFigure(counted.a),
    b: card.partBTh === null ? null : shownFigure(counted.b),
    target: target === null ? null : `${shownFigure(target.value)} ${unit}`,
    light: lightOf(value, target?.value ?? null, card.direction),
    values: counted.values,
    notApplicable: counted.notApplicable,
    missing: owed - counted.values - counted.notApplicable,
    owed,
  };
}

/** Of a province its own target or the nation's; of more than one place only what is no sum: a nation's sum is the nation's. */
function targetIn(
  targets: ReadonlyMap<string, Target>,
  card: Card,
  scope: 'province' | 'part' | 'nation',
): Target | null {
  const target = targets.get(card.id) ?? null;
  if (target === null || target.isOfProvince || scope === 'nation') return target;
  return card.aggregation === 'ratio' ? target : null;
}

const scopeOf = (provinces: number): 'province' | 'part' | 'nation' =>
  provinces === 1 ? 'province' : provinces === 77 ? 'nation' : 'part';

/** One row per indicator of the place asked for. */
export async function indicatorRows(tx: Tx, view: View, round: Round, language: Language): Promise<{ rows: ShownRow[]; places: Awaited<ReturnType<typeof placesOf>> }> {
  const places = await askedPlaces(tx, round, view);
  const provinces = places.map(({ provinceIso }) => provinceIso);
  const cards = await cardsOf(tx, round.id);
  const sums = await provinceSums(tx, { roundId: round.id, level: view.level, moment: view.moment }, provinces);
  const targets = await targetsFor(tx, { be: round.be, quarter: round.quarter, provinceIso: provinces.length === 1 ? provinces[0] : undefined, moment: view.moment });
  const owed = places.reduce((sum, one) => sum + one.owed, 0);
  const rows = cards.map((card) =>
    shown(card, countedOver(sums, provinces, card.id), {
      id: card.id,
      title: titleOf(card, language),
      owed,
      bodies: owed === 1 ? 'one' : 'several',
      target: targetIn(targets, card, scopeOf(provinces.length)),
      language,
    }),
  );
  return { rows, places };
} // prettier-ignore

/** One row per child place of the place asked for, for one indicator. */
export async function childRows(tx: Tx, view: View, round: Round, card: Card, language: Language): Promise<(ShownRow & { child: Child })[]> {
  const places = await askedPlaces(tx, round, view);
  const provinces = places.map(({ provinceIso }) => provinceIso);
  const sums = await provinceSums(tx, { roundId: round.id, level: view.level, moment: view.moment }, provinces);
  const names = await provinceNames(tx);
  const words = text[language];
  return childrenOf(places, view).map((child) => {
    const isProvince = child.id.startsWith('TH-');
    const title = isProvince ? names.get(child.id)![language] : child.id === '-' ? words.unknownUnit : words.units[view.line](child.id);
    const counted = countedOver(sums, child.provinces, card.id);
    return { child, ...shown(card, counted, { id: child.id, title, owed: child.owed, bodies: child.owed === 1 ? 'one' : 'several', target: null, language }) };
  });
} // prettier-ignore

/** One row per body of a province, for one indicator: what the province's number is made of. */
export async function bodyRows(tx: Tx, view: View, round: Round, card: Card, language: Language) {
  const bodies = await bodiesOf(tx, { roundId: round.id, level: view.level, moment: view.moment }, { provinceIso: view.provinceIso!, indicatorId: card.id });
  return bodies.map((body) => ({
    returnId: body.returnId,
    revisionNo: body.revisionNo,
    given: body.given,
    ...shown(card, body.given === null ? nothingCounted : body.counted, { id: body.returnId, title: body.nameTh, owed: 1, bodies: 'one', target: null, language }),
  }));
} // prettier-ignore

/** The part of an address that says what is looked at; of this page with something else asked. */
export function addressOf(view: View, change: Partial<Record<'round' | 'level' | 'line' | 'province' | 'unit' | 'moment', string>> = {}): string {
  const asked = {
    round: view.round?.id ?? '',
    level: view.level,
    line: view.line,
    province: view.provinceIso ?? '',
    unit: view.unitNo === null ? '' : String(view.unitNo),
    moment: view.moment === null ? '' : String(view.moment),
    ...change,
  };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
} // prettier-ignore
