/** A target is proposed: the nation's by the centre, a province's by the NACC there; new, or instead of the one in force. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { amount, optional, wholeNumber, words } from '#office/form-fields.ts';
import { numericOf } from '#master-plan/returns/figures.ts';
import { slug, sourceField } from '#master-plan/tree/fields.ts';
import {
  noSuchIndicator,
  notYourPlace,
  proposedAlready,
  sameValue,
  yearsTurned,
} from '#master-plan/tree/problems.ts';
import { targetSubject } from '../states.ts';

const iso = v.pipe(v.string(), v.regex(/^TH-\d{2}$/u, 'เลือกจังหวัด · Choose a province'));

export const proposeTarget = action({
  name: 'indicator_target.propose',
  may: 'target:propose',
  writes: 'indicator_target.proposed',
  subject: targetSubject,
  from: 'new',
  input: v.object({
    indicatorId: slug,
    fromBe: wholeNumber(2500, 2650),
    toBe: wholeNumber(2500, 2650),
    quarter: optional(wholeNumber(1, 4)),
    provinceIso: optional(iso),
    value: amount,
    reason: words(5, 1000),
    source: sourceField,
  }),
  async run({ tx, me }, { indicatorId, fromBe, toBe, quarter, provinceIso, value, reason, source }) {
    if (toBe < fromBe || (quarter !== undefined && toBe !== fromBe)) throw yearsTurned();
    const { rows: mine } = await sql<{ ok: boolean; there: boolean; same: boolean }>`
      SELECT CASE WHEN ${provinceIso ?? null}::text IS NULL THEN ${me.role === 'nacc_centre'}
          ELSE ${provinceIso ?? null}::text = ANY ((SELECT office.my_provinces())::text[]) END AS ok,
        EXISTS (SELECT FROM office.indicators WHERE indicator_id = ${indicatorId} AND state = 'in_force') AS there,
        EXISTS (SELECT FROM office.indicator_targets WHERE indicator_id = ${indicatorId} AND state = 'in_force' AND from_be = ${fromBe} AND to_be = ${toBe}
          AND quarter IS NOT DISTINCT FROM ${quarter ?? null}::int AND province_iso IS NOT DISTINCT FROM ${provinceIso ?? null}::text
          AND value = ${numericOf(value)}::numeric) AS same`.execute(tx);
    if (!mine[0]!.there) throw noSuchIndicator();
    if (!mine[0]!.ok) throw notYourPlace();
    if (mine[0]!.same) throw sameValue();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.indicator_targets (indicator_id, from_be, to_be, quarter, province_iso, value, reason, source, proposed_by)
      VALUES (${indicatorId}, ${fromBe}, ${toBe}, ${quarter ?? null}, ${provinceIso ?? null}, ${numericOf(value)}, ${reason}, ${source},
        ${me.personId}::uuid)
      ON CONFLICT DO NOTHING RETURNING indicator_target_id AS id`.execute(tx);
    if (!rows[0]) throw proposedAlready();
    return {
      subjectId: rows[0].id,
      place: { provinceIso: provinceIso ?? null },
      data: { indicatorId },
      result: rows[0],
    };
  },
});
