/** The tree as a page draws it: nodes with what hangs below them, and below each goal its indicators. */
import { listIndicators, actualsOf, type IndicatorCard } from '#master-plan/indicators/queries.ts';
import { targetsFor } from '#master-plan/indicators/targets.ts';
import { hundredthsOf, shownFigure } from '#master-plan/returns/figures.ts';
import { valueOf } from '#master-plan/roll-up/figures.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { listNodes, type TreeNode } from './queries.ts';

export interface ShownIndicator {
  id: string;
  titleTh: string;
  titleEn: string;
  unitTh: string;
  unitEn: string;
  verified: boolean;
  /** Of the year asked for. */
  target: string | null;
  targetVerified: boolean;
  actual: string | null;
  actualBe: number | null;
}

export interface ShownNode extends TreeNode {
  indicators: ShownIndicator[];
  children: ShownNode[];
}

/** A published figure as its indicator makes it of its parts; null where it cannot be made. */
export function actualValue(
  card: Pick<IndicatorCard, 'aggregation' | 'scale' | 'decimals'>,
  { a, b }: { a: string; b: string | null },
): string | null {
  const counted = { a: hundredthsOf(a), b: hundredthsOf(b ?? '0'), values: 1, notApplicable: 0, missing: 0 };
  const told = valueOf(counted, card, 'one');
  return 'value' in told ? shownFigure(told.value) : null;
}

/** @param be the fiscal year whose targets are shown */
export async function shownTree(tx: Tx, be: number): Promise<ShownNode[]> {
  const nodes = await listNodes(tx);
  const cards = await listIndicators(tx);
  const targets = await targetsFor(tx, { be });
  const last = new Map((await actualsOf(tx, null)).map((one) => [one.indicatorId, one]));
  const indicators = cards.map((card) => {
    const actual = last.get(card.id);
    const target = targets.get(card.id);
    return {
      goalId: card.goalId,
      id: card.id,
      titleTh: card.titleTh,
      titleEn: card.titleEn,
      unitTh: card.unitTh,
      unitEn: card.unitEn,
      verified: card.verified,
      target: target ? shownFigure(target.value) : null,
      targetVerified: target?.verified ?? false,
      actual: actual ? actualValue(card, actual) : null,
      actualBe: actual?.be ?? null,
    };
  });
  const below = (id: string | null): ShownNode[] =>
    nodes
      .filter(({ parentId }) => parentId === id)
      .map((node) => ({
        ...node,
        indicators: indicators.filter(({ goalId }) => goalId === node.id),
        children: below(node.id),
      }));
  return below(null);
}
