/**
 * The flags of the list, asked of a plan: their own SQL, parameters, stored peers and control of false discovery.
 * Told is only what a draft takes part in.
 */
import { sqlText, type Duckdb } from '#platform/duckdb.ts';
import { flagColumns } from '../4-indicators/contract.ts';
import { fillParameters, type TypedParameter } from '../4-indicators/dialect.ts';
import { evidenceSql } from '../4-indicators/evidence.ts';
import { discoverFlags, parametersOf, type FlagFolder } from '../4-indicators/flag-folder.ts';
import { outcomeSql, rawTable } from '../4-indicators/one-flag.ts';
import { resultsOf, type CatalogueRow } from '../reading/open.ts';
import { resultList, type ResultRow } from '../reading/sentence.ts';
import { askedFlags, type AskedFlag } from './asked-flags.ts';
import { draftIndex, type Draft } from './draft.ts';
import type { Ground } from './ground.ts';
import { layAwards, layDrafts } from './lay-drafts.ts';

export interface Finding {
  flag: CatalogueRow;
  asked: AskedFlag;
  result: ResultRow;
  /** Which drafts take part: places in the list that was judged. */
  drafts: number[];
  /** Public tenders that take part beside them, in the order a person reads them. */
  publicTenders: string[];
}

let folders: Map<string, FlagFolder> | undefined;
const folderOf = (id: string) =>
  (folders ??= new Map(discoverFlags().map((flag) => [flag.spec.id, flag]))).get(id);

/** What the flags say of the plan; the largest money first. The public rows must be laid. */
export async function judge(
  ground: Ground,
  drafts: readonly Draft[],
  questions: readonly AskedFlag[] = askedFlags(),
): Promise<Finding[]> {
  if (drafts.length === 0) return [];
  await unplanned(ground.db, () => layDrafts(ground, drafts));
  const findings: Finding[] = [];
  for (const ask of ['like', 'year'] as const) {
    const asked = questions.filter((question) => question.ask === ask);
    if (asked.length > 0) await unplanned(ground.db, () => layAwards(ground.db, ask));
    for (const question of asked) findings.push(...(await askFlag(ground, question)));
  }
  return findings.sort((a, b) => Number((b.result.amount_satang ?? 0n) - (a.result.amount_satang ?? 0n)));
}

/**
 * Statements over a plan's rows and one agency's are run as they are written: to plan each of them takes longer than
 * all of its work. The country's rows are never asked so.
 */
async function unplanned<T>(db: Duckdb, work: () => Promise<T>): Promise<T> {
  await db.run('PRAGMA disable_optimizer');
  try {
    return await work();
  } finally {
    await db.run('PRAGMA enable_optimizer');
  }
}

async function askFlag(ground: Ground, asked: AskedFlag): Promise<Finding[]> {
  const folder = folderOf(asked.flag);
  const flag = ground.catalogue.find((row) => row.flag_id === asked.flag);
  if (!folder || !flag) return []; // retired, or the data was looked at before it existed
  if (folder.peersSql !== null && ground.agencyId === null) return []; // nobody to compare an unnamed agency with
  const parameters = { ...parametersOf(folder.spec), ...(JSON.parse(flag.parameters_json) as object) };
  const found: Finding[] = [];
  for (const result of await flagged(ground, folder, parameters)) {
    if (asked.ask === 'year' && (await flaggedBefore(ground, result))) continue;
    const rows = await unplanned(ground.db, () =>
      ground.db.all<{ tender_id: string; value_num: number | null }>(
        `SELECT tender_id, value_num FROM (${evidenceSql(folder, parameters, result.subject_id, result.period_be)})`,
      ),
    );
    const part = rows.filter(({ value_num }) => value_num === null || value_num !== 0);
    const drafts = part.flatMap(({ tender_id }) => draftIndex(tender_id) ?? []);
    const publicTenders = part.filter(({ tender_id }) => draftIndex(tender_id) === null);
    if (drafts.length > 0)
      found.push({
        flag,
        asked,
        result,
        drafts,
        publicTenders: publicTenders.map(({ tender_id }) => tender_id),
      });
  }
  return found;
}

/** Rows of flag.sql that are flagged; of tenders only drafts are looked at. */
async function flagged(
  ground: Ground,
  folder: FlagFolder,
  parameters: Record<string, TypedParameter>,
): Promise<ResultRow[]> {
  const { db } = ground;
  const { spec } = folder;
  const columns = Object.entries(flagColumns).map(
    ([column, type]) => `CAST("${column}" AS ${type}) AS "${column}"`,
  );
  const candidates = `SELECT ${columns.join(', ')}
    FROM (${fillParameters(folder.flagSql, parameters, `${spec.id}/flag.sql`)})
    WHERE candidate AND (subject_kind <> 'tender' OR starts_with(subject_id, 'tender:egp:draft-'))`;
  const outcomes = (from: string) =>
    db.all<ResultRow>(`SELECT ${resultList} FROM (${outcomeSql(spec, from)})
      WHERE outcome = 'flagged' AND NOT starts_with(subject_id, 'stored:') ORDER BY subject_id`);
  if (!spec.fdr || !ground.hasResults) return unplanned(db, () => outcomes(`(${candidates})`));
  const raw = rawTable(spec.id);
  await unplanned(db, () => db.run(`CREATE OR REPLACE TEMP TABLE ${raw} AS ${candidates}`));
  const [any] = await db.all(`SELECT 1 FROM ${raw} LIMIT 1`); // mostly none: the stored tests are not asked then
  if (!any) return [];
  await besideStored(db, ground, spec.id, raw);
  return outcomes(raw);
}

/**
 * False discovery is controlled over the whole run, not over one plan: the stored tests of the newest year stand
 * beside the plan's own, in the agency's place its own new one.
 */
async function besideStored(db: Duckdb, { agencyId }: Ground, flagId: string, raw: string): Promise<void> {
  const stored = resultsOf(flagId);
  const own = agencyId === null ? 'false' : `strpos(subject_id, ${sqlText(agencyId)}) > 0`;
  await db.run(`INSERT INTO ${raw} BY NAME
    SELECT s.subject_kind, 'stored:' || s.subject_id AS subject_id, y.period_be, s.candidate, s.value, s.n, s.p_value
    FROM ${stored} AS s CROSS JOIN (SELECT DISTINCT period_be FROM ${raw}) AS y
    WHERE s.period_be = (SELECT max(period_be) FROM ${stored})
      AND s.candidate IS NOT NULL AND s.p_value IS NOT NULL AND NOT ${own}`);
}

/** Whether the public rows alone raise the flag: then it is no matter of the plan, and nothing is said. */
async function flaggedBefore({ db, hasResults, agencyId }: Ground, result: ResultRow): Promise<boolean> {
  if (!hasResults || agencyId === null) return false;
  const rows = await db.all(
    `SELECT 1 FROM ${resultsOf(result.flag_id)} WHERE outcome = 'flagged'
       AND subject_id = ${sqlText(result.subject_id)} AND period_be = ${result.period_be} LIMIT 1`,
  );
  return rows.length > 0;
}
