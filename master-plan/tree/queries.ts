/** The plan's tree, and where its lines lead nowhere. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { ReporterKind } from '#master-plan/rounds/reporter-kinds.ts';
import type { GroundKind, NodeKind, NodeState } from './states.ts';

export interface TreeNode {
  id: string;
  parentId: string | null;
  kind: NodeKind;
  code: string | null;
  titleTh: string;
  titleEn: string;
  /** Whose tool it is; none: everybody's. */
  reporterKinds: ReporterKind[];
  noteTh: string | null;
  noteEn: string | null;
  fromBe: number | null;
  toBe: number | null;
  amends: string | null;
  source: string;
  verified: boolean;
  isDemonstration: boolean;
  state: NodeState;
  version: number;
}

const nodes = sql`
  SELECT tree_node_id AS id, parent_id AS "parentId", kind, code, title_th AS "titleTh", title_en AS "titleEn", reporter_kinds AS "reporterKinds", note_th AS "noteTh",
    note_en AS "noteEn", valid_from_be AS "fromBe", valid_to_be AS "toBe", amends, source, verified, is_demonstration AS "isDemonstration",
    state, version
  FROM office.tree_nodes`;

/** All that were ever in it, in the order of their kinds. */
export async function listNodes(tx: Tx): Promise<TreeNode[]> {
  const { rows } = await sql<TreeNode>`${nodes}
    ORDER BY array_position(ARRAY['pillar', 'issue', 'goal', 'sub_plan', 'guideline', 'project_kind', 'key_activity'], kind), tree_node_id
    LIMIT 1000`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readNode(tx: Tx, id: string): Promise<TreeNode> {
  const { rows } = await sql<TreeNode>`${nodes} WHERE tree_node_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The line that took the place of one, and from which year; null where none did. */
export async function amendedBy(tx: Tx, id: string): Promise<TreeNode | null> {
  const { rows } =
    await sql<TreeNode>`${nodes} WHERE amends = ${id} AND state = 'in_force' ORDER BY tree_node_id LIMIT 1`.execute(
      tx,
    );
  return rows[0] ?? null;
}

export interface Ground {
  id: string;
  kind: GroundKind;
  toldTh: string;
  toldEn: string;
  source: string;
  verified: boolean;
}

export async function groundsOf(tx: Tx, nodeId: string): Promise<Ground[]> {
  const { rows } = await sql<Ground>`
    SELECT guideline_ground_id AS id, kind, told_th AS "toldTh", told_en AS "toldEn", source, verified
    FROM office.guideline_grounds WHERE tree_node_id = ${nodeId} ORDER BY kind, guideline_ground_id LIMIT 100`.execute(
    tx,
  );
  return rows;
}

export interface Move {
  indicatorId: string;
  titleTh: string;
  titleEn: string;
  unitTh: string;
  unitEn: string;
  /** Null where nobody has said how much. */
  byValue: string | null;
  whyTh: string;
  whyEn: string;
  /** What was said before, the latest first. */
  before: { byValue: string | null; untilAt: string }[];
}

/** Which indicators a line of the plan is to move. */
export async function movesOf(tx: Tx, nodeId: string): Promise<Move[]> {
  const { rows } = await sql<Move>`
    SELECT m.indicator_id AS "indicatorId", i.title_th AS "titleTh", i.title_en AS "titleEn", i.unit_th AS "unitTh", i.unit_en AS "unitEn",
      m.by_value AS "byValue", m.why_th AS "whyTh", m.why_en AS "whyEn", coalesce((SELECT jsonb_agg(jsonb_build_object('byValue', b.by_value::text,
        'untilAt', b.stood_until_at) ORDER BY b.guideline_move_before_id DESC) FROM office.guideline_moves_before b
        WHERE b.tree_node_id = m.tree_node_id AND b.indicator_id = m.indicator_id), '[]') AS before
    FROM office.guideline_moves m JOIN office.indicators i USING (indicator_id)
    WHERE m.tree_node_id = ${nodeId} ORDER BY m.indicator_id LIMIT 100`.execute(tx);
  return rows;
}

export interface Gap {
  kind: 'no_ground' | 'moves_nothing' | 'moved_by_nothing' | 'no_project' | 'project_without_line';
  /** Of a node or an indicator; of a project its return's. */
  id: string;
  titleTh: string;
  titleEn: string;
}

/**
 * Lines without a ground, lines that move no target, indicators with a target that no line moves, lines that no project
 * serves, and projects of the last sent returns that serve no line. Projects are those whose returns the reader sees.
 */
export async function gapsOf(tx: Tx): Promise<Gap[]> {
  const { rows } = await sql<Gap>`
    WITH sent AS (
      SELECT q.quarterly_return_id, p.title, p.guideline_id FROM office.quarterly_returns q
      JOIN office.return_revisions r USING (quarterly_return_id, revision_no) JOIN office.return_projects p USING (moment)
      WHERE q.return_round_id = (SELECT max(return_round_id) FROM office.return_rounds WHERE state = 'fixed')
    ), lines AS (
      SELECT tree_node_id, kind, title_th, title_en FROM office.tree_nodes
      WHERE tree_node_id IN (SELECT tree_node_id FROM office.lines_in_force(extract(year FROM now() AT TIME ZONE 'Asia/Bangkok' + interval '3 months')::int + 543))
    ), gaps AS (
      SELECT 'no_ground' AS kind, l.tree_node_id AS id, l.title_th, l.title_en FROM lines l
      WHERE l.kind = 'guideline' AND NOT EXISTS (SELECT FROM office.guideline_grounds g WHERE g.tree_node_id = l.tree_node_id)
      UNION ALL
      SELECT 'moves_nothing', l.tree_node_id, l.title_th, l.title_en FROM lines l
      WHERE l.kind = 'guideline' AND NOT EXISTS (SELECT FROM office.guideline_moves m WHERE m.tree_node_id = l.tree_node_id)
      UNION ALL
      SELECT 'moved_by_nothing', i.indicator_id, i.title_th, i.title_en FROM office.indicators i
      WHERE i.state = 'in_force' AND EXISTS (SELECT FROM office.indicator_targets t WHERE t.indicator_id = i.indicator_id AND t.state = 'in_force')
        AND NOT EXISTS (SELECT FROM office.guideline_moves m JOIN lines l USING (tree_node_id) WHERE m.indicator_id = i.indicator_id)
      UNION ALL
      SELECT 'no_project', l.tree_node_id, l.title_th, l.title_en FROM lines l
      WHERE NOT EXISTS (SELECT FROM sent s WHERE s.guideline_id = l.tree_node_id)
      UNION ALL
      SELECT 'project_without_line', s.quarterly_return_id::text, s.title, s.title FROM sent s WHERE s.guideline_id IS NULL
    )
    SELECT kind, id, title_th AS "titleTh", title_en AS "titleEn" FROM gaps ORDER BY kind, title_th, id LIMIT 1000`.execute(
    tx,
  );
  return rows;
}
