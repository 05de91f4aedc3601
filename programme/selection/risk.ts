/**
 * The risk of a province as the analysis has it today: the share of its local administrations with a whole year
 * that show observations of several kinds, with its interval. Where too few are whole it is not assessable.
 */
import * as v from 'valibot';
import type { Scope } from '#kernel/scope.ts';
import {
  readProvinceRisks,
  type ProvinceRisk,
  type ProvinceRisks,
  type ReadingPool,
} from '#procurement/read.ts';
import { divided, fromUnits } from './decimals.ts';
import type { MissingReason, Reading } from './record.ts';

/** Judged by fewer local administrations than this, or by a smaller share of them, a province is not assessed. */
const fewest = 20;
const leastShare = 0.6;

/** What the analysis said when it was asked. Only `read` and `none` make one, so no form can name its own risk. */
export class AnalysisRisks {
  readonly risks: ProvinceRisks | null;

  private constructor(risks: ProvinceRisks | null) {
    this.risks = risks;
  }

  /** Asked of the newest data, within the scope. */
  static async read(scope: Scope, pool: ReadingPool | null): Promise<AnalysisRisks> {
    if (!pool) return AnalysisRisks.none;
    return pool.read(scope, readProvinceRisks).then(
      (risks) => new AnalysisRisks(risks),
      (error: unknown) => {
        const { code } = error as { code?: string };
        if (code === 'workspace.empty' || code === 'analysis.not_run') return AnalysisRisks.none;
        throw error;
      },
    );
  }

  /** No contract data is here. */
  static readonly none = new AnalysisRisks(null);

  of(iso: string): Reading {
    if (!this.risks) return { status: 'unknown', reason: 'no_analysis' };
    const found = this.risks.provinces.find(({ province_iso }) => province_iso === iso);
    return found ? readingOf(found) : missing('no_data');
  }
}

export const analysisRisks = v.custom<AnalysisRisks>((given) => given instanceof AnalysisRisks, 'analysis');

const missing = (reason: MissingReason): Reading => ({ status: 'not_assessable', reason });

export function readingOf(risk: ProvinceRisk): Reading {
  const { local_count: all, whole_count: whole, observed_count: observed, main_reason: reason } = risk;
  if (whole < leastShare * all) return missing((reason as MissingReason | null) ?? 'too_few');
  if (whole < fewest) return missing('too_few');
  const { low, high } = wilson(observed, whole);
  // Those whose data is cut may all have observations: what is missing raises the high end and never lowers it.
  const highest = (high * whole + (all - whole)) / all;
  const percent = (share: number) => Math.min(100_000, Math.max(0, Math.round(share * 100_000)));
  const value = divided(observed * 100_000, whole);
  return {
    status: 'measured',
    value: fromUnits(value, 3),
    low: fromUnits(Math.min(value, percent(low)), 3),
    high: fromUnits(Math.max(value, percent(highest)), 3),
  };
}

/** 95 % interval of a share (Wilson). Frozen as thousandths of a per cent; a record never computes it again. */
function wilson(hits: number, n: number): { low: number; high: number } {
  const z = 1.96;
  const share = hits / n;
  const centre = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: (centre - reach) / (1 + (z * z) / n), high: (centre + reach) / (1 + (z * z) / n) };
}
