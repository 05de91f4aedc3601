/** Projects as they were last sent, one row each, for whoever keys them into eMENSCR. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { listNodes, type TreeNode } from '#master-plan/tree/queries.ts';

export interface EmenscrRow {
  returnId: string;
  emenscr: string | null;
  title: string;
  body: string;
  province: string;
  /** Of the guideline's goal, as the plan's tree has it; null where the project serves no guideline. */
  goalCode: string | null;
  goal: string | null;
  guideline: string | null;
  /** '1, 2' */
  parts: string;
  beginsOn: string | null;
  endsOn: string | null;
  /** Of parts 1 and 2 together, exact; null where the project is in part 3 alone. */
  received: string | null;
  spent: string | null;
  unit: string | null;
  target: string | null;
  result: string | null;
  /** Counted once: without those that another project counts. */
  beneficiaries: string | null;
  progress: string | null;
  obstacle: string | null;
  support: string | null;
  evidence: string | null;
}

type Row = Omit<EmenscrRow, 'goal' | 'goalCode' | 'guideline'> & { guidelineId: string | null };

/** Returns read at a time. */
const pieceSize = 200;

/** Of the reader's returns of a round, a piece after the other, in the order of province and body. */
export async function* emenscrRows(tx: Tx, roundId: string): AsyncGenerator<EmenscrRow[]> {
  const nodes = new Map((await listNodes(tx)).map((node) => [node.id, node]));
  let after: [string, string] = ['', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows: returns } = await sql<{ id: string; province: string; moment: string }>`
      SELECT q.quarterly_return_id AS id, q.province_iso AS province, w.moment::text
      FROM office.quarterly_returns q
      JOIN office.return_revisions w ON w.quarterly_return_id = q.quarterly_return_id AND w.revision_no = q.revision_no
      WHERE q.return_round_id = ${roundId} AND (q.province_iso, q.quarterly_return_id) > (${after[0]}, ${after[1]}::uuid)
      ORDER BY q.province_iso, q.quarterly_return_id LIMIT ${pieceSize}`.execute(tx);
    if (returns.length === 0) return;
    const { rows } = await projectsIn(
      tx,
      returns.map(({ moment }) => moment),
    );
    yield rows.map(({ guidelineId, ...row }) => ({ ...row, ...servedBy(nodes, guidelineId) }));
    const last = returns.at(-1)!;
    after = [last.province, last.id];
  }
}

const projectsIn = (tx: Tx, moments: readonly string[]) => sql<Row>`
  SELECT q.quarterly_return_id AS "returnId", p.emenscr_code AS emenscr, p.title, q.name_th AS body, v.name_th AS province,
    p.guideline_id AS "guidelineId", array_to_string(p.parts, ', ') AS parts, p.begins_on::text AS "beginsOn", p.ends_on::text AS "endsOn",
    m.received, m.spent, p.unit, p.target::text, p.result::text,
    (p.beneficiaries - coalesce(p.counted_elsewhere, 0))::text AS beneficiaries, p.progress, p.obstacle, p.support, p.evidence
  FROM office.return_projects p JOIN office.return_revisions w USING (moment)
  JOIN office.quarterly_returns q USING (quarterly_return_id) JOIN office.provinces v USING (province_iso)
  LEFT JOIN LATERAL (SELECT sum(received_thb)::text AS received, sum(spent_thb)::text AS spent FROM office.return_money o
    WHERE o.moment = p.moment AND o.return_project_id = p.return_project_id) m ON true
  WHERE p.moment = ANY (${moments}::bigint[]) ORDER BY q.province_iso, q.quarterly_return_id, p.line_no`.execute(tx); // prettier-ignore

/** The guideline, and the goal above it. */
function servedBy(
  nodes: ReadonlyMap<string, TreeNode>,
  id: string | null,
): Pick<EmenscrRow, 'goal' | 'goalCode' | 'guideline'> {
  const guideline = nodes.get(id ?? '') ?? null;
  let at = guideline;
  while (at !== null && at.kind !== 'goal') at = nodes.get(at.parentId ?? '') ?? null;
  return { guideline: guideline?.titleTh ?? null, goal: at?.titleTh ?? null, goalCode: at?.code ?? null };
}
