/** Quarterly returns laid by SQL, for tests of what follows on them: bodies of Nakhon Pathom, a round, and what was sent. */
import { randomUUID } from 'node:crypto';
import type { Person, TestOffice } from './office-store.ts';

export const round = '2567-q2';
export const sumCard = 'people-trained';
export const ratioCard = 'share-passed';

export interface LaidProject {
  title: string;
  parts: number[];
  money?: { part: 1 | 2; received: string; spent: string }[];
  beneficiaries?: number;
  progress?: string;
  obstacle?: string;
  support?: string;
}

export interface LaidReturn {
  a: string | null;
  /** Of the ratio; null: does not apply. */
  ratio?: [a: string, b: string] | null;
  projects?: LaidProject[];
  reason?: string;
  /** Whether the province accepts it at once. */
  isAccepted?: boolean;
}

/** The bodies owe a return of the second quarter of 2567, with a target of the province for both indicators. @returns ids of their returns */
export async function layRound(
  office: TestOffice,
  bodies: readonly string[],
  isDemonstration = false,
): Promise<string[]> {
  await office.owner(
    `INSERT INTO office.plan_nodes (node_id, kind, title_th, title_en, source) VALUES ('laid-plan', 'master_plan', 'แผนแม่บทฯ ประเด็น (21)', 'Master plan 21', 'test') ON CONFLICT DO NOTHING`,
  );
  await office.owner(
    `INSERT INTO office.tree_nodes (tree_node_id, plan_node_id, kind, title_th, title_en, source) VALUES ('laid-goal', 'laid-plan', 'goal', 'เป้าหมายสมมุติ', 'Invented goal', 'test')`,
  );
  for (const [id, th, aggregation, scale] of [
    [sumCard, 'จำนวนผู้ผ่านการอบรมวินัยและจริยธรรม (สมมุติ)', 'sum', 1],
    [ratioCard, 'ร้อยละของผู้เข้าสอบที่ผ่านเกณฑ์ (สมมุติ)', 'ratio', 100],
  ] as const) {
    await office.owner(
      `INSERT INTO office.indicators (indicator_id, goal_id, title_th, title_en, unit_th, unit_en, direction, aggregation, part_a_th, part_a_en,
        part_b_th, part_b_en, scale, is_share, decimals, frequency, accrual, given_by, owner_th, owner_en, source)
       VALUES ($1, 'laid-goal', $2, 'Invented indicator', $3, $4, 'more', $5, 'จำนวนคน', 'people', $6, $6, $7, $8, $9, 'quarter', 'per_period', 'reporters', 'ทดสอบ', 'Test', 'test')`,
      [id, th, scale === 1 ? 'คน' : '%', scale === 1 ? 'people' : '%', aggregation, scale === 1 ? null : 'ผู้เข้าสอบ', scale, scale !== 1, scale === 1 ? 0 : 2],
    ); // prettier-ignore
    await office.owner(
      `INSERT INTO office.indicator_targets (indicator_id, from_be, to_be, quarter, province_iso, value, reason, source, from_moment, state)
       VALUES ($1, 2567, 2567, 2, 'TH-73', $2, 'ค่าเป้าหมายสมมุติ', 'test', office.next_moment(), 'in_force')`,
      [id, scale === 1 ? 200 : 80],
    );
  }
  await office.owner(
    `INSERT INTO office.return_rounds (return_round_id, fiscal_year_be, quarter, begins_on, ends_on, opens_at, closes_at, is_demonstration)
     VALUES ($1, 2567, 2, '2024-01-01', '2024-03-31', now() - interval '20 days', now() + interval '5 days', $2)`,
    [round, isDemonstration],
  );
  for (const card of [sumCard, ratioCard])
    await office.owner(`INSERT INTO office.round_indicators VALUES ($1, $2, ARRAY['state'])`, [round, card]);
  const ids: string[] = [];
  for (const [at, name] of bodies.entries()) {
    const agency = `agency:office:laid-${at + 1}`;
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, agency_type, province_iso, source, is_demonstration) VALUES ($1, $2, $2, 'tao', 'TH-73', 'test', $3)`,
      [agency, name, isDemonstration],
    );
    const id = randomUUID();
    ids.push(id);
    await office.owner(
      `INSERT INTO office.quarterly_returns (quarterly_return_id, return_round_id, agency_id, reporter_kind, name_th, province_iso, area_no, region_no)
       VALUES ($1, $2, $3, 'state', $4, 'TH-73', 7, 7)`,
      [id, round, agency, name],
    );
  }
  await office.owner(
    `UPDATE office.return_rounds SET state = 'fixed', fixed_at = '2023-12-20' WHERE return_round_id = $1`,
    [round],
  );
  return ids;
}

export const agencyAt = (at: number) => `agency:office:laid-${at + 1}`;

/** A revision as a body sends it: in one transaction with its moment, so that nobody freezes between. */
export async function sent(
  office: TestOffice,
  id: string,
  by: Person,
  { a, ratio = null, projects = [], reason, isAccepted = true }: LaidReturn,
): Promise<void> {
  const values = [
    { id: sumCard, given: a === null ? 'missing' : 'value', a, b: null, comment: null },
    ratio === null
      ? { id: ratioCard, given: 'not_applicable', a: null, b: null, comment: 'ไม่ได้จัดสอบในไตรมาสนี้' }
      : { id: ratioCard, given: 'value', a: ratio[0], b: ratio[1], comment: null },
  ];
  const lines = projects.map((one, at) => ({
    ...one,
    id: `b0000000-0000-4000-8000-00000000000${at}`,
    no: at + 1,
  }));
  const money = lines.flatMap(({ id: project, money: parts = [] }) =>
    parts.map((one) => ({ ...one, project })),
  );
  await office.owner(
    `WITH was AS (SELECT quarterly_return_id AS id, revision_no + 1 AS no FROM office.quarterly_returns WHERE quarterly_return_id = $1),
     said AS (INSERT INTO office.return_revisions (moment, quarterly_return_id, revision_no, submitted_by, sha256, required_count, given_count, reason)
       SELECT office.next_moment(), id, no, $2, repeat('0', 64), 2, 2, $3 FROM was RETURNING moment, revision_no),
     values AS (INSERT INTO office.return_values (moment, indicator_id, given, part_a, part_b, comment)
       SELECT moment, v.id, v.given, v.a, v.b, v.comment FROM said, jsonb_to_recordset($4::jsonb) AS v (id text, given text, a numeric, b numeric, comment text)),
     projects AS (INSERT INTO office.return_projects (moment, return_project_id, line_no, title, parts, beneficiaries, progress, obstacle, support)
       SELECT moment, p.id, p.no, p.title, p.parts, p.beneficiaries, p.progress, p.obstacle, p.support FROM said,
         jsonb_to_recordset($5::jsonb) AS p (id uuid, no smallint, title text, parts smallint[], beneficiaries integer, progress text, obstacle text, support text)
       RETURNING moment, return_project_id),
     money AS (INSERT INTO office.return_money (moment, return_project_id, part, received_thb, spent_thb)
       SELECT p.moment, p.return_project_id, m.part, m.received, m.spent FROM projects p JOIN
         jsonb_to_recordset($6::jsonb) AS m (project uuid, part smallint, received numeric, spent numeric) ON m.project = p.return_project_id),
     held AS (INSERT INTO office.return_decisions (moment, quarterly_return_id, revision_no, level, decision, decided_by)
       SELECT office.next_moment(), $1, revision_no, 'province', 'accepted', $2 FROM said WHERE $7)
     UPDATE office.quarterly_returns q SET revision_no = said.revision_no, state = CASE WHEN $7 THEN 'province_accepted' ELSE 'submitted' END
     FROM said WHERE q.quarterly_return_id = $1`,
    [id, by.personId, reason ?? null, JSON.stringify(values), JSON.stringify(lines), JSON.stringify(money), isAccepted],
  ); // prettier-ignore
}
