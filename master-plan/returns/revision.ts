/** A revision: what was sent, kept row for row, and read again. */
import { sql } from 'kysely';
import { thbOf } from '#kernel/baht.ts';
import { canonicalJson, sha256Of } from '#office/watch-items/signals/canonical.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { wholeness, type ReturnContent, type ReturnProject, type ReturnValue } from './content.ts';
import { hundredthsOf, numericOf } from './figures.ts';

/** One spelling of what was sent, and its hash: the same whoever computes it. */
export const hashOf = (content: ReturnContent): string => sha256Of(canonicalJson(content));

export interface NewRevision {
  returnId: string;
  revisionNo: number;
  personId: string;
  isByLeave: boolean;
  reason: string | null;
  content: ReturnContent;
}

/** @returns its moment */
export async function addRevision(tx: Tx, one: NewRevision): Promise<string> {
  const { content, returnId, revisionNo } = one;
  const { required, given } = wholeness(content);
  const { rows } = await sql<{ moment: string }>`
    INSERT INTO office.return_revisions (moment, quarterly_return_id, revision_no, submitted_by, sha256, required_count,
      given_count, is_by_exception, reason)
    VALUES (office.next_moment(), ${returnId}::uuid, ${revisionNo}, ${one.personId}::uuid, ${hashOf(content)}, ${required},
      ${given}, ${one.isByLeave}, ${one.reason}) RETURNING moment::text`.execute(tx);
  const { moment } = rows[0]!;
  await noteMoment(tx, returnId, moment);
  await addValues(tx, moment, content.values);
  await addProjects(tx, moment, content.projects);
  return moment;
}

/** The last moment at which something of a return was sent or decided: kept sums hold as long as it stays. */
export async function noteMoment(tx: Tx, returnId: string, moment: string): Promise<void> {
  await sql`UPDATE office.quarterly_returns SET last_moment = ${moment}::bigint
    WHERE quarterly_return_id = ${returnId}::uuid`.execute(tx);
}

/** In one statement however many there are. */
async function addValues(tx: Tx, moment: string, values: readonly ReturnValue[]): Promise<void> {
  if (values.length === 0) return;
  const rows = values.map((one) => ({ ...one, a: numericOf(one.a), b: numericOf(one.b) }));
  await sql`
    INSERT INTO office.return_values (moment, indicator_id, given, part_a, part_b, comment, evidence)
    SELECT ${moment}::bigint, v."indicatorId", v.given, v.a, v.b, v.comment, v.evidence
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS v ("indicatorId" text, given text, a numeric, b numeric, comment text, evidence text)`.execute(tx);
}

async function addProjects(tx: Tx, moment: string, projects: readonly ReturnProject[]): Promise<void> {
  if (projects.length === 0) return;
  const rows = projects.map((one, at) => ({
    ...one,
    line_no: at + 1,
    target: numericOf(one.target),
    result: numericOf(one.result),
    money: undefined,
  }));
  await sql`
    INSERT INTO office.return_projects (moment, return_project_id, line_no, title, parts, guideline_id, unit, target, result,
      beneficiaries, counted_elsewhere, counted_where, progress, obstacle, support, evidence, emenscr_code, begins_on, ends_on)
    SELECT ${moment}::bigint, p.id, p.line_no, p.title, p.parts, p.guideline, p.unit, p.target, p.result, p.beneficiaries,
      p."countedElsewhere", p."countedWhere", p.progress, p.obstacle, p.support, p.evidence, p."emenscr",
      p."beginsOn", p."endsOn"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS p (id uuid, line_no smallint, title text, parts smallint[],
      guideline text, unit text, target numeric, result numeric, beneficiaries integer, "countedElsewhere" integer,
      "countedWhere" text, progress text, obstacle text, support text, evidence text, "emenscr" text,
      "beginsOn" date, "endsOn" date)`.execute(tx);
  const money = projects.flatMap(({ id, money: parts }) =>
    parts.map(({ part, receivedSatang, spentSatang }) => ({
      id,
      part,
      received: thbOf(receivedSatang),
      spent: thbOf(spentSatang),
    })),
  );
  if (money.length === 0) return;
  await sql`
    INSERT INTO office.return_money (moment, return_project_id, part, received_thb, spent_thb)
    SELECT ${moment}::bigint, m.id, m.part, m.received, m.spent
    FROM jsonb_to_recordset(${JSON.stringify(money)}::jsonb) AS m (id uuid, part smallint, received numeric, spent numeric)`.execute(
    tx,
  );
}

export interface Revision {
  moment: string;
  revisionNo: number;
  submittedAt: Date;
  submittedBy: string | null;
  sha256: string;
  required: number;
  given: number;
  isByLeave: boolean;
  reason: string | null;
}

/** The newest first. */
export async function revisionsOf(tx: Tx, returnId: string): Promise<Revision[]> {
  const { rows } = await sql<Revision>`
    SELECT r.moment::text, r.revision_no AS "revisionNo", r.submitted_at AS "submittedAt", p.full_name AS "submittedBy", r.sha256,
      r.required_count AS required, r.given_count AS given, r.is_by_exception AS "isByLeave", r.reason
    FROM office.return_revisions r LEFT JOIN office.people p ON p.person_id = r.submitted_by
    WHERE r.quarterly_return_id = ${returnId}::uuid ORDER BY r.revision_no DESC LIMIT 50`.execute(tx);
  return rows;
}

/** What a revision said; the same content that was sent, so that its hash is the same. */
export async function contentOf(tx: Tx, moment: string): Promise<ReturnContent> {
  type ValueRow = Omit<ReturnValue, 'a' | 'b'> & { a: string | null; b: string | null };
  const values = await sql<ValueRow>`
    SELECT w.indicator_id AS "indicatorId", w.given, w.part_a AS a, w.part_b AS b, w.comment, w.evidence
    FROM office.return_values w JOIN office.indicators i USING (indicator_id)
    WHERE w.moment = ${moment}::bigint ORDER BY i.goal_id, w.indicator_id`.execute(tx);
  type MoneyRow = { part: 1 | 2; received: string; spent: string };
  type ProjectRow = Omit<ReturnProject, 'target' | 'result' | 'money' | 'beginsOn' | 'endsOn'> & {
    target: string | null;
    result: string | null;
    money: MoneyRow[];
    begins: string | null;
    ends: string | null;
  };
  const projects = await sql<ProjectRow>`
    SELECT p.return_project_id AS id, p.title, p.parts, p.guideline_id AS guideline, p.unit, p.target, p.result, p.beneficiaries,
      p.counted_elsewhere AS "countedElsewhere", p.counted_where AS "countedWhere", p.progress, p.obstacle, p.support, p.evidence,
      p.emenscr_code AS "emenscr", p.begins_on::text AS begins, p.ends_on::text AS ends, coalesce((SELECT jsonb_agg(jsonb_build_object('part', m.part, 'received', m.received_thb::text,
        'spent', m.spent_thb::text) ORDER BY m.part) FROM office.return_money m
        WHERE m.moment = p.moment AND m.return_project_id = p.return_project_id), '[]') AS money
    FROM office.return_projects p WHERE p.moment = ${moment}::bigint ORDER BY p.line_no`.execute(tx);
  const figure = (text: string | null) => (text === null ? null : hundredthsOf(text));
  return {
    values: values.rows.map((row) => ({ ...row, a: figure(row.a), b: figure(row.b) })),
    projects: projects.rows.map(({ begins, ends, ...row }) => ({
      ...row,
      ...(begins && { beginsOn: begins }),
      ...(ends && { endsOn: ends }),
      target: figure(row.target),
      result: figure(row.result),
      money: row.money.map(({ part, received, spent }) => ({
        part,
        receivedSatang: hundredthsOf(received),
        spentSatang: hundredthsOf(spent),
      })),
    })),
  };
}
