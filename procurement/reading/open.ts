/**
 * Opens one generation for reading, within a scope: every table is a view that holds the scope's
 * rows only, in a fresh in-memory database. The generation is leased until `close`.
 */
import { nearestName } from '#kernel/nearest-name.ts';
import { problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { openDuckdb, type Duckdb } from '#platform/duckdb.ts';
import { leaseGeneration, type Manifest } from '../workspace.ts';
import { layScope } from './scoped-views.ts';
import { layWhole, type CatalogueRow } from './whole-views.ts';

export { resultsOf, type CatalogueRow } from './whole-views.ts';

export type Analysis = {
  /** Views of core, `results`, `scores`, `score_parts`, `candidates`, all within the scope. */
  db: Duckdb;
  scope: Scope;
  /** The schema that holds the views. */
  home: string;
  generation: number;
  manifest: Manifest;
  catalogue: CatalogueRow[];
  /** Tables of which only one subject's few rows are looked at, without an index (subject-case.ts). */
  laid?: Set<string>;
  close(): void;
};

/**
 * @throws Problem workspace.empty when nothing was imported, analysis.not_run when flags were not run.
 */
export async function openAnalysis(
  scope: Scope,
  workspace: string,
  options: { threads?: number } = {},
): Promise<Analysis> {
  const lease = leaseGeneration(workspace);
  const db = await openDuckdb({ threads: options.threads ?? 2 });
  const close = () => {
    db.close();
    lease.release();
  };
  try {
    mustHaveRun(lease.manifest);
    const whole = await layWhole(db, lease.folder, null);
    await layScope(db, 'main', scope, whole);
    return {
      db,
      scope,
      home: 'main',
      generation: lease.n,
      manifest: lease.manifest,
      catalogue: whole.catalogue,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** @throws Problem analysis.not_run */
export function mustHaveRun(manifest: Manifest): void {
  if (manifest.core_key !== null && Object.keys(manifest.flag_keys).length > 0) return;
  throw problem('analysis.not_run', {
    th: 'ยังไม่ได้คำนวณข้อสังเกตของข้อมูลชุดนี้ สั่ง truatkhap run ก่อน',
    en: 'The observations of this data have not been computed yet. Run: truatkhap run',
    status: 409,
  });
}

/** @throws Problem indicators.unknown_flag with the nearest name, unless `flag` ran or is not given. */
export function checkFlag(analysis: Analysis, flag: string | undefined): void {
  const known = analysis.catalogue.map((row) => row.flag_id);
  if (flag === undefined || known.includes(flag)) return;
  const nearest = nearestName(flag, known);
  throw problem('indicators.unknown_flag', {
    th: `ไม่รู้จักข้อสังเกต "${flag}"${nearest ? ` หมายถึง "${nearest}" หรือไม่` : ''}`,
    en: `Unknown flag "${flag}"${nearest ? `; did you mean "${nearest}"?` : ''}`,
    status: 404,
    details: { nearest },
  });
}
