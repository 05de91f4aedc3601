/** The desk enters a paper behind what was spent, with its file where there is one; or withdraws one entered wrongly. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { evidenceFields } from '../evidence-fields.ts';
import { knownLine, placeOf } from '../line.ts';
import { thbOf } from '#kernel/baht.ts';
import {
  evidenceTwice,
  evidenceUnclear,
  lineClosed,
  noMoneyPaid,
  noSuchMoney,
  perDiemUnclear,
} from '../problems.ts';
import { evidenceSubject, lineSubject } from '../states.ts';

export const giveEvidence = action({
  name: 'plan_line.give_evidence',
  may: 'plan:draft',
  writes: 'plan_line.evidence_given',
  subject: lineSubject,
  from: ['approved'],
  input: v.object(evidenceFields),
  async run(
    { tx, me },
    { id, budgetClass, kind, whatFor, amount, persons, days, documentNo, documentOn, file },
  ) {
    const known = await knownLine(tx, id);
    if (!known.budgets.some((one) => String(one.budgetClass) === budgetClass)) throw noSuchMoney();
    if (amount === 0n) throw noMoneyPaid();
    if (kind === 'per_diem' && (persons === undefined || days === undefined)) throw perDiemUnclear();
    if (kind === 'other' && whatFor === undefined) throw evidenceUnclear();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.spend_evidence (plan_line_id, budget_class, area_no, kind, what_for, amount_thb, person_count, day_count,
        document_no, document_on, sha256, byte_count, media_type, file_name, given_by)
      VALUES (${id}, ${budgetClass}::smallint, ${known.areaNo}, ${kind}, ${whatFor ?? null}, ${thbOf(amount)}, ${persons ?? null},
        ${days === undefined ? null : (days / 10).toFixed(1)}, ${documentNo}, ${documentOn}::date, ${file?.sha256 ?? null},
        ${file?.byteCount ?? null}, ${file?.mediaType ?? null}, ${file?.fileName ?? null}, ${me.personId})
      ON CONFLICT DO NOTHING RETURNING spend_evidence_id AS id`.execute(tx);
    if (!rows[0]) throw evidenceTwice();
    const data = { class: budgetClass, kind, evidence_id: rows[0].id, with_file: file !== undefined };
    return { subjectId: id, place: placeOf(known), data, result: { id } };
  },
});

export const withdrawEvidence = action({
  name: 'spend_evidence.withdraw',
  may: 'plan:draft',
  writes: 'spend_evidence.withdrawn',
  subject: evidenceSubject,
  from: ['given'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version, reason: words(3, 500) }),
  async run({ tx }, { id, reason }) {
    const { rows } = await sql<{ lineId: string; state: string; areaNo: number; provinceIso: string | null }>`
      SELECT l.plan_line_id AS "lineId", l.state, l.area_no AS "areaNo", l.province_iso AS "provinceIso"
      FROM office.spend_evidence e JOIN office.plan_lines l USING (plan_line_id) WHERE e.spend_evidence_id = ${id}`.execute(
      tx,
    );
    const line = rows[0];
    if (!line) throw notFound();
    if (line.state !== 'approved') throw lineClosed();
    await sql`UPDATE office.spend_evidence SET withdrawn_reason = ${reason}, state = 'withdrawn'
      WHERE spend_evidence_id = ${id}`.execute(tx);
    return {
      subjectId: id,
      place: placeOf(line),
      data: { plan_line_id: line.lineId },
      result: { id: line.lineId },
    };
  },
});
