/** A province's figures from what its bodies sent: sums of exact parts, a ratio of sums, never a mean of ratios. */
import { isHeldAgainst } from '#master-plan/indicators/targets.ts';
import { hundredthsOf, numericOf } from '#master-plan/returns/figures.ts';
import type {
  PackBody,
  PackCard,
  PackFigure,
  PackMoney,
  PackReturn,
  PackRound,
  PackTarget,
  ProvinceFigures,
} from './pack.ts';

type Sent = readonly PackReturn[];

export function figuresOf(
  rounds: readonly PackRound[],
  cards: readonly PackCard[],
  bodies: readonly PackBody[],
  targets: readonly PackTarget[],
): ProvinceFigures {
  const of = (round: PackRound): Sent =>
    bodies.flatMap(({ returns }) => returns.filter(({ roundId }) => roundId === round.id));
  return {
    figures: rounds.flatMap((round) =>
      cards.flatMap((card) => figureOf(round, card, of(round), targets) ?? []),
    ),
    money: rounds.flatMap((round) => moneyOf(round.id, of(round))),
    counts: rounds.map((round) => countsOf(round.id, of(round))),
  };
}

/** Null where nobody who sent was asked for it in this round. */
function figureOf(
  round: PackRound,
  card: PackCard,
  sent: Sent,
  targets: readonly PackTarget[],
): PackFigure | null {
  const values = sent.flatMap((one) => one.values.filter(({ indicatorId }) => indicatorId === card.id));
  if (values.length === 0) return null;
  const count = (given: string) => values.filter((one) => one.given === given).length;
  const whole = values.flatMap(({ given, a, b }) =>
    given === 'value' && a !== null && (card.aggregation !== 'ratio' || b !== null) ? [{ a, b }] : [],
  );
  const isAdded = card.aggregation !== 'none' && whole.length > 0;
  const sum = (part: 'a' | 'b') => whole.reduce((so, one) => so + hundredthsOf(one[part] ?? '0'), 0n);
  const a = isAdded ? sum('a') : null;
  const b = isAdded && card.aggregation === 'ratio' ? sum('b') : null;
  const target = targetFor(round, card, targets);
  return {
    roundId: round.id,
    indicatorId: card.id,
    a: numericOf(a),
    b: numericOf(b),
    value: numericOf(valueOf(card, a, b)),
    target: target?.value ?? null,
    targetOf: target === null ? null : target.quarter === null ? 'year' : 'quarter',
    isMet: target === null || a === null || b === 0n ? null : isMet(card, a, b, hundredthsOf(target.value)),
    valueCount: count('value'),
    notApplicable: count('not_applicable'),
    missing: count('missing'),
  };
}

/** In hundredths, rounded half up to the card's decimals. */
export function valueOf(
  { aggregation, scale, decimals }: Pick<PackCard, 'aggregation' | 'scale' | 'decimals'>,
  a: bigint | null,
  b: bigint | null,
): bigint | null {
  if (a === null) return null;
  if (aggregation !== 'ratio') return a;
  if (b === null || b <= 0n) return null;
  const fine = 10n ** BigInt(decimals);
  const doubled = 2n * BigInt(scale) * fine * a + b;
  const floor = doubled / (2n * b) - (doubled % (2n * b) < 0n ? 1n : 0n);
  return floor * (100n / fine);
}

/** Compared exactly, not as rounded. */
function isMet({ aggregation, scale, direction }: PackCard, a: bigint, b: bigint | null, target: bigint) {
  const [value, wanted] =
    aggregation === 'ratio' && b !== null ? [100n * BigInt(scale) * a, target * b] : [a, target];
  return direction === 'more' ? value >= wanted : value <= wanted;
}

/** The quarter's own, else the year's, where the figure can be held against it. */
function targetFor(round: PackRound, card: PackCard, targets: readonly PackTarget[]): PackTarget | null {
  const own = targets.filter(({ indicatorId, be }) => indicatorId === card.id && be === round.be);
  const quarter = own.find((one) => one.quarter === round.quarter);
  if (quarter) return quarter;
  const year = own.find((one) => one.quarter === null);
  return year && isHeldAgainst('year', card, round.quarter) ? year : null;
}

function moneyOf(roundId: string, sent: Sent): PackMoney[] {
  const money = sent.flatMap(({ projects }) => projects.flatMap((one) => one.money));
  return ([1, 2] as const).map((part) => {
    const own = money.filter((one) => one.part === part);
    const sum = (cell: 'received' | 'spent') =>
      numericOf(own.reduce((so, one) => so + hundredthsOf(one[cell]), 0n))!;
    return { roundId, part, received: sum('received'), spent: sum('spent') };
  });
}

function countsOf(roundId: string, sent: Sent): ProvinceFigures['counts'][number] {
  const projects = sent.flatMap((one) => one.projects);
  const reached = projects.reduce(
    (so, one) => so + (one.beneficiaries ?? 0) - (one.countedElsewhere ?? 0),
    0,
  );
  return {
    roundId,
    owed: sent.length,
    sent: sent.filter(({ revisionNo }) => revisionNo !== null).length,
    late: sent.filter(({ isLate }) => isLate).length,
    accepted: sent.filter(({ acceptedRevisionNo }) => acceptedRevisionNo !== null).length,
    projects: projects.length,
    part3: projects.filter(({ parts }) => parts.includes(3)).length,
    reached: String(reached),
  };
}
