/** Nodes of the plan's tree: what each kind is, and whether it is in force. */
import type { Subject } from '#office/action.ts';

export const nodeKinds = {
  pillar: { th: 'ยุทธศาสตร์ชาติ', en: 'National strategy' },
  issue: { th: 'ประเด็นแผนแม่บทฯ', en: 'Issue of the master plan' },
  sub_plan: { th: 'แผนย่อย', en: 'Sub-plan' },
  goal: { th: 'เป้าหมาย', en: 'Goal' },
  guideline: { th: 'แนวทาง', en: 'Guideline' },
  project_kind: { th: 'ลักษณะโครงการ', en: 'Kind of project' },
  key_activity: { th: 'กิจกรรมสำคัญ', en: 'Key activity' },
} as const;

export type NodeKind = keyof typeof nodeKinds;
export const nodeKindNames = Object.keys(nodeKinds) as [NodeKind, ...NodeKind[]];

/** What the centre may add below what: the plan's own lines, never its goals. */
export const below: Readonly<Partial<Record<NodeKind, NodeKind>>> = {
  goal: 'guideline',
  guideline: 'project_kind',
  project_kind: 'key_activity',
};

export const nodeStates = {
  in_force: { th: 'ใช้อยู่', en: 'In force' },
  withdrawn: { th: 'เลิกใช้', en: 'Withdrawn' },
} as const;

export type NodeState = keyof typeof nodeStates;

export const nodeSubject: Subject<typeof nodeStates> = {
  kind: 'tree_node',
  table: 'office.tree_nodes',
  id: 'tree_node_id',
  idPattern: /^[a-z0-9]+(-[a-z0-9]+)*$/u,
  states: nodeStates,
};

/** Why a guideline was set. */
export const groundKinds = {
  situation: { th: 'การทบทวนสถานการณ์', en: 'Review of the situation' },
  past_result: { th: 'ผลการดำเนินงานที่ผ่านมา', en: 'A past result' },
  research: { th: 'งานวิจัย', en: 'Research' },
} as const;

export type GroundKind = keyof typeof groundKinds;
export const groundKindNames = Object.keys(groundKinds) as [GroundKind, ...GroundKind[]];
