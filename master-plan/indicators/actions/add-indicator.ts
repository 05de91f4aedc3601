/** The centre adds an indicator that bodies report: what its parts are, and how they become a value. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { amount, choice, optional, ticked, wholeNumber, words } from '#office/form-fields.ts';
import { numericOf } from '#master-plan/returns/figures.ts';
import { slug, sourceField, titles } from '#master-plan/tree/fields.ts';
import {
  baselinePartial,
  goalUnknown,
  idTaken,
  noteInOneLanguage,
  wholeMissing,
} from '#master-plan/tree/problems.ts';
import { recordNames } from '../records.ts';
import { indicatorSubject } from '../states.ts';

export const addIndicator = action({
  name: 'indicator.add',
  may: 'plan_tree:keep',
  writes: 'indicator.added',
  subject: indicatorSubject,
  from: 'new',
  input: v.object({
    slug,
    goalId: slug,
    ...titles,
    unitTh: words(1, 60),
    unitEn: words(1, 60),
    direction: choice(['more', 'less']),
    aggregation: choice(['sum', 'ratio', 'latest', 'none']),
    partATh: words(3, 300),
    partAEn: words(3, 300),
    partBTh: optional(words(3, 300)),
    partBEn: optional(words(3, 300)),
    isShare: ticked,
    isMoney: ticked,
    decimals: wholeNumber(0, 2),
    accrual: choice(['per_period', 'cumulative']),
    fromRecords: optional(choice(recordNames)),
    ownerTh: words(2, 300),
    ownerEn: words(2, 300),
    source: sourceField,
    baseline: optional(amount),
    baselineBe: optional(wholeNumber(2500, 2650)),
    baselineSource: optional(sourceField),
    noteTh: optional(words(3, 1000)),
    noteEn: optional(words(3, 1000)),
  }),
  async run({ tx }, { slug: id, goalId, ...one }) {
    const isRatio = one.aggregation === 'ratio';
    if (isRatio !== (one.partBTh !== undefined) || isRatio !== (one.partBEn !== undefined))
      throw wholeMissing();
    const told = [one.baseline, one.baselineBe, one.baselineSource].filter(
      (part) => part !== undefined,
    ).length;
    if (told !== 0 && told !== 3) throw baselinePartial();
    if ((one.noteTh === undefined) !== (one.noteEn === undefined)) throw noteInOneLanguage();
    const { rows: goals } = await sql`SELECT 1 AS there FROM office.tree_nodes
      WHERE tree_node_id = ${goalId} AND kind = 'goal' AND state = 'in_force'`.execute(tx);
    if (goals.length === 0) throw goalUnknown();
    const { rows } = await sql`
      INSERT INTO office.indicators (indicator_id, goal_id, title_th, title_en, unit_th, unit_en, direction, aggregation, part_a_th, part_a_en,
        part_b_th, part_b_en, scale, is_share, decimals, frequency, accrual, given_by, owner_th, owner_en, source, from_records,
        is_money, baseline, baseline_be, baseline_source, note_th, note_en)
      VALUES (${id}, ${goalId}, ${one.titleTh}, ${one.titleEn}, ${one.unitTh}, ${one.unitEn}, ${one.direction}, ${one.aggregation}, ${one.partATh},
        ${one.partAEn}, ${one.partBTh ?? null}, ${one.partBEn ?? null}, ${isRatio ? 100 : 1}, ${one.isShare && isRatio}, ${one.isMoney ? 2 : one.decimals}, 'quarter',
        ${one.accrual}, 'reporters', ${one.ownerTh}, ${one.ownerEn}, ${one.source}, ${one.fromRecords ?? null},
        ${one.isMoney}, ${numericOf(one.baseline ?? null)}::numeric, ${one.baselineBe ?? null}::int, ${one.baselineSource ?? null}, ${one.noteTh ?? null},
        ${one.noteEn ?? null})
      ON CONFLICT DO NOTHING RETURNING 1 AS added`.execute(tx);
    if (rows.length === 0) throw idTaken();
    return { subjectId: id, place: {}, data: { aggregation: one.aggregation }, result: { id } };
  },
});
