/** Rows of the roll-up as its pages and its files show them: one source for both. */
import { wilson } from '#kernel/intervals.ts';
import type { Language } from '#kernel/texts.ts';
import { isHeldAgainst, targetsFor, type Target } from '#master-plan/indicators/targets.ts';
import { shownFigure } from '#master-plan/returns/figures.ts';
import { nothingCounted, quartersOf, together, valueOf, type Counted } from '#master-plan/roll-up/figures.ts';
import { lightOf, type Light } from '#master-plan/roll-up/lights.ts';
import {
  bodiesOf,
  placeSums,
  placesIn,
  provinceSums,
  type Asked,
  type PlaceThen,
} from '#master-plan/roll-up/read.ts';
import { text } from '#master-plan/roll-up/text.ts';
import {
  cardsOf,
  childrenOf,
  countedOver,
  provinceNames,
  type Card,
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
  /** Of a share: where it may lie by chance alone (95 %); few cases say little. */
  interval: string | null;
  target: string | null;
  light: Light;
  values: number;
  notApplicable: number;
  missing: number;
  owed: number;
}

/** A quarter asked for: which provinces lay in the place asked for then. */
interface Quarter {
  round: Round;
  places: PlaceThen[];
}

export const askedOf = (round: Round, { level, moment }: View): Asked => ({
  roundId: round.id,
  level,
  moment,
});

async function placesFor(tx: Tx, view: View, rounds: readonly Round[]): Promise<Quarter[]> {
  const { line, unitNo, provinceIso } = view;
  const unit = line === 'area' ? { areaNo: unitNo } : { regionNo: unitNo };
  const places = await placesIn(tx, rounds.map(({ id }) => id), { ...unit, provinceIso }); // prettier-ignore
  return rounds.map((round) => ({ round, places: places.get(round.id)! }));
}

/** One after the other: they are the same transaction's. */
export async function quartersFor<Told>(
  tx: Tx,
  view: View,
  rounds: readonly Round[],
  read: (asked: Asked, provinces: string[]) => Promise<Told>,
): Promise<(Quarter & { sums: Told })[]> {
  const quarters = [];
  for (const quarter of await placesFor(tx, view, rounds))
    quarters.push({
      ...quarter,
      sums: await read(askedOf(quarter.round, view), isosOf(quarter.places)),
    });
  return quarters;
}

/** Every indicator's sums of the place asked for, quarter by quarter. */
async function summedQuarters(tx: Tx, view: View) {
  const quarters = await placesFor(tx, view, view.asked);
  const parts = quarters.map(({ round, places }) => ({ roundId: round.id, provinces: isosOf(places) }));
  const sums = await placeSums(tx, { level: view.level, moment: view.moment }, parts);
  return quarters.map((quarter) => ({ ...quarter, sums: sums.get(quarter.round.id)! }));
}

export const isosOf = (places: readonly PlaceThen[]) => places.map(({ provinceIso }) => provinceIso);
export const owedIn = (places: readonly { owed: number }[]) =>
  places.reduce((sum, { owed }) => sum + owed, 0);

export const titleOf = (card: Card, language: Language) => (language === 'th' ? card.titleTh : card.titleEn);

export function shown(
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
    interval: card.isShare ? intervalOf(counted, card) : null,
    target: target === null ? null : `${shownFigure(target.value)} ${unit}`,
    light: lightOf(value, target?.value ?? null, card.direction),
    values: counted.values,
    notApplicable: counted.notApplicable,
    missing: owed - counted.values - counted.notApplicable,
    owed,
  };
}

/** Whole cases as the parts were given; null where nothing can be said. */
function intervalOf({ a, b, values }: Counted, { scale }: Card): string | null {
  if (values === 0 || b <= 0n || a < 0n || a > b) return null;
  const told = wilson(Number(a) / 100, Number(b) / 100);
  return told && `${(told.low * scale).toFixed(1)}–${(told.high * scale).toFixed(1)}`;
}

/** Of a province its own target or the nation's; of more than one place only what is no sum: a nation's sum is the nation's. */
export function targetIn(
  targets: ReadonlyMap<string, Target>,
  card: Card,
  { scope, quarter }: { scope: 'province' | 'part' | 'nation'; quarter: number | null },
): Target | null {
  const target = targets.get(card.id) ?? null;
  if (target !== null && !isHeldAgainst(target.period, card, quarter)) return null;
  if (target === null || target.isOfProvince || scope === 'nation') return target;
  return card.aggregation === 'ratio' ? target : null;
}

export const scopeOf = (provinces: number): 'province' | 'part' | 'nation' =>
  provinces === 1 ? 'province' : provinces === 77 ? 'nation' : 'part';

/** One row per indicator of the place asked for; and its provinces, quarter by quarter. */
export async function indicatorRows(
  tx: Tx,
  view: View,
  language: Language,
): Promise<{ rows: ShownRow[]; quarters: { round: Round; provinces: string[] }[] }> {
  const cards = await cardsOf(tx, view.asked);
  const quarters = await summedQuarters(tx, view);
  const last = quarters.at(-1)!;
  const provinces = isosOf(last.places);
  const targets = await targetsFor(tx, {
    be: last.round.be,
    quarter: view.isYear ? undefined : last.round.quarter,
    provinceIso: provinces.length === 1 ? provinces[0] : undefined,
    moment: view.moment,
  });
  const rows = cards.map((card) => {
    const those = quartersOf(quarters, card);
    const owed = those.reduce((sum, { places }) => sum + owedIn(places), 0);
    const counted = those
      .map(({ sums }) => sums.get(card.id) ?? nothingCounted)
      .reduce(together, nothingCounted);
    return shown(card, counted, {
      id: card.id,
      title: titleOf(card, language),
      owed,
      bodies: owed === 1 ? 'one' : 'several',
      target: targetIn(targets, card, {
        scope: scopeOf(provinces.length),
        quarter: view.isYear ? null : last.round.quarter,
      }),
      language,
    });
  });
  return { rows, quarters: quarters.map(({ round, places }) => ({ round, provinces: isosOf(places) })) };
}

/** One row per child place of the place asked for, for one indicator. A province that moved stands, quarter by quarter, where it lay. */
export async function childRows(tx: Tx, view: View, card: Card, language: Language): Promise<ShownRow[]> {
  const names = await provinceNames(tx);
  const words = text[language];
  const children = new Map<string, { counted: Counted; owed: number }>();
  const quarters = await quartersFor(tx, view, quartersOf(view.asked, card), (asked, isos) =>
    provinceSums(tx, asked, isos, card.id),
  );
  for (const { places, sums } of quarters)
    for (const { id, provinces, owed } of childrenOf(places, view)) {
      const before = children.get(id) ?? { counted: nothingCounted, owed: 0 };
      children.set(id, {
        counted: together(before.counted, countedOver(sums, provinces, card.id)),
        owed: before.owed + owed,
      });
    }
  return [...children]
    .toSorted(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
    .map(([id, { counted, owed }]) => {
      const title = id.startsWith('TH-')
        ? names.get(id)![language]
        : id === '-'
          ? words.unknownUnit
          : words.units[view.line](id);
      return shown(card, counted, {
        id,
        title,
        owed,
        bodies: owed === 1 ? 'one' : 'several',
        target: null,
        language,
      });
    });
}

/** One row per body of a province and quarter, for one indicator: what the province's number is made of. */
export async function bodyRows(tx: Tx, view: View, provinceIso: string, card: Card, language: Language) {
  const rows = [];
  for (const round of quartersOf(view.asked, card))
    for (const body of await bodiesOf(tx, askedOf(round, view), { provinceIso, indicatorId: card.id }))
      rows.push({
        revisionNo: body.revisionNo,
        given: body.given,
        quarter: round.quarter,
        ...shown(card, body.given === null ? nothingCounted : body.counted, {
          id: body.returnId,
          title: body.nameTh,
          owed: 1,
          bodies: 'one',
          target: null,
          language,
        }),
      });
  return rows;
}

/** The part of an address that says what is looked at; of this page with something else asked. */
export function addressOf(view: View, change: Partial<Record<'round' | 'level' | 'line' | 'province' | 'unit' | 'moment', string>> = {}): string {
  const asked = {
    round: view.period,
    level: view.level,
    line: view.line,
    province: view.provinceIso ?? '',
    unit: view.unitNo === null ? '' : String(view.unitNo),
    moment: view.moment === null ? '' : String(view.moment),
    ...change,
  };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
} // prettier-ignore
