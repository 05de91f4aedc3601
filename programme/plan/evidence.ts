/** The papers behind what was spent of a line: one by one, and added up by class of money beside the spending. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { recordEvent } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import type { MediaType } from '#office/letters/files.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { BudgetClass, EvidenceKind } from './kinds.ts';
import { satangOf, type Budget } from './money.ts';
import type { EvidenceState } from './states.ts';

export interface Evidence {
  id: string;
  version: number;
  state: EvidenceState;
  lineId: string;
  budgetClass: BudgetClass;
  kind: EvidenceKind;
  whatFor: string | null;
  amountSatang: bigint;
  persons: number | null;
  /** '1.5' */
  days: string | null;
  documentNo: string;
  documentOn: string;
  hasFile: boolean;
  withdrawnReason: string | null;
  by: string | null;
  isDemonstration: boolean;
}

const columns = sql`e.spend_evidence_id AS id, e.version, e.state, e.plan_line_id AS "lineId", e.budget_class AS "budgetClass",
  e.kind, e.what_for AS "whatFor", e.amount_thb::text AS amount, e.person_count AS persons, e.day_count::text AS days,
  e.document_no AS "documentNo", e.document_on AS "documentOn", e.sha256 IS NOT NULL AS "hasFile",
  e.withdrawn_reason AS "withdrawnReason", p.full_name AS by, e.is_demonstration AS "isDemonstration"`;

type Row = Omit<Evidence, 'amountSatang'> & { amount: string };
const evidenceIn = ({ amount, ...row }: Row): Evidence => ({ ...row, amountSatang: satangOf(amount) });

export const evidenceOnAPage = 50;

/** Newest document first. */
export async function evidenceOf(
  tx: Tx,
  lineId: string,
  page = 1,
): Promise<{ rows: Evidence[]; pages: number }> {
  const { rows } = await sql<Row & { total: number }>`
    SELECT ${columns}, count(*) OVER ()::int AS total
    FROM office.spend_evidence e LEFT JOIN office.people p ON p.person_id = e.given_by WHERE e.plan_line_id = ${lineId}
    ORDER BY e.state, e.document_on DESC, e.given_at DESC, e.spend_evidence_id
    LIMIT ${evidenceOnAPage} OFFSET ${(page - 1) * evidenceOnAPage}`.execute(tx);
  const pages = Math.max(1, Math.ceil((rows[0]?.total ?? 0) / evidenceOnAPage));
  return { rows: rows.map(({ total: _, ...row }) => evidenceIn(row)), pages };
}

/** @throws Problem office.not_found */
export async function readEvidence(tx: Tx, lineId: string, id: string): Promise<Evidence> {
  if (!v.is(rowId, lineId) || !v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM office.spend_evidence e LEFT JOIN office.people p ON p.person_id = e.given_by
    WHERE e.spend_evidence_id = ${id} AND e.plan_line_id = ${lineId}`.execute(tx);
  if (!rows[0]) throw notFound();
  return evidenceIn(rows[0]);
}

export interface Proven {
  budgetClass: BudgetClass;
  spentSatang: bigint;
  evidenceSatang: bigint;
  papers: number;
  /** Spent, and no paper for it. */
  withoutSatang: bigint;
  /** Papers for more than was recorded as spent. */
  beyondSatang: bigint;
}

/** What papers there are for what was spent, class by class. */
export async function provenOf(tx: Tx, lineId: string, budgets: readonly Budget[]): Promise<Proven[]> {
  const { rows } = await sql<{ budgetClass: BudgetClass; sum: string; papers: number }>`
    SELECT budget_class AS "budgetClass", sum(amount_thb)::text AS sum, count(*)::int AS papers
    FROM office.spend_evidence WHERE plan_line_id = ${lineId} AND state = 'given' GROUP BY 1`.execute(tx);
  return budgets.map(({ budgetClass, spentSatang }) => {
    const own = rows.find((row) => row.budgetClass === budgetClass);
    const evidenceSatang = satangOf(own?.sum ?? '0');
    const open = spentSatang - evidenceSatang;
    return {
      budgetClass,
      spentSatang,
      evidenceSatang,
      papers: own?.papers ?? 0,
      withoutSatang: open > 0n ? open : 0n,
      beyondSatang: open < 0n ? -open : 0n,
    };
  });
}

interface EvidenceFile {
  sha256: string;
  mediaType: MediaType;
  fileName: string;
}

/** The file of a paper, for whoever sees its line; that it was opened is an event. @throws Problem office.not_found */
export async function evidenceFile(tx: Tx, lineId: string, id: string): Promise<EvidenceFile> {
  if (!v.is(rowId, lineId) || !v.is(rowId, id)) throw notFound();
  const { rows } = await sql<EvidenceFile & { areaNo: number; provinceIso: string | null }>`
    SELECT e.sha256, e.media_type AS "mediaType", e.file_name AS "fileName", l.area_no AS "areaNo", l.province_iso AS "provinceIso"
    FROM office.spend_evidence e JOIN office.plan_lines l USING (plan_line_id)
    WHERE e.spend_evidence_id = ${id} AND e.plan_line_id = ${lineId} AND e.sha256 IS NOT NULL`.execute(tx);
  if (!rows[0]) throw notFound();
  const { areaNo, provinceIso, ...file } = rows[0];
  const event = { name: 'spend_evidence.file_opened', subjectKind: 'spend_evidence', subjectId: id };
  await recordEvent(tx, { ...event, place: { areaNo, provinceIso } });
  return file;
}
