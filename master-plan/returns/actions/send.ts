/**
 * The body sends its return: what stands on the page is read, kept as a revision that nobody changes, and waits
 * for the body's head. Sent anew, it says why; what others accepted stays accepted for the revision before.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { targetsFor } from '#master-plan/indicators/targets.ts';
import { askedOf, beforeOf, earlierOf } from '../asked.ts';
import { wholeness, type ReturnContent } from '../content.ts';
import { doubtsOf } from '../doubts.ts';
import { keepDraft } from '../draft.ts';
import { notReady, nothingChanged, nothingSaid, reasonMissing, type FieldFault } from '../problems.ts';
import { readReturnRow, type ReturnRow } from '../queries.ts';
import { readReturn } from '../read-return.ts';
import { addRevision, hashOf, revisionsOf } from '../revision.ts';
import { returnSubject } from '../states.ts';
import { typedReturn, type TypedReturn } from '../typed.ts';
import { mustBeOpen } from '../window.ts';

export const sendReturn = action({
  name: 'quarterly_return.send',
  may: 'return:fill',
  writes: 'quarterly_return.sent',
  subject: returnSubject,
  from: [
    'owed',
    'submitted',
    'approved',
    'province_accepted',
    'region_accepted',
    'centre_accepted',
    'returned',
  ],
  to: 'submitted',
  input: v.object({ id: rowId, version, typed: typedReturn, reason: optional(words(5, 1000)) }),
  async run({ tx, me }, { id, typed, reason }) {
    const { isByLeave } = await mustBeOpen(tx, id);
    const row = await readReturnRow(tx, id);
    const content = await readyOf(tx, row, typed);
    if (row.revisionNo > 0 && reason === undefined) throw reasonMissing();
    const [last] = await revisionsOf(tx, id);
    if (last?.sha256 === hashOf(content)) throw nothingChanged();
    const revisionNo = row.revisionNo + 1;
    await addRevision(tx, {
      returnId: id,
      revisionNo,
      personId: me.personId,
      isByLeave,
      reason: row.revisionNo > 0 ? reason! : null,
      content,
    });
    await keepDraft(tx, id, me.personId, typed);
    // With its state in one statement: the table asks both to agree.
    await sql`UPDATE office.quarterly_returns SET revision_no = ${revisionNo}, state = 'submitted'
      WHERE quarterly_return_id = ${id}::uuid`.execute(tx);
    const { required, given } = wholeness(content);
    const { agencyId, provinceIso, areaNo } = row;
    return {
      subjectId: id,
      place: { agencyId, provinceIso, areaNo },
      data: { revisionNo, required, given, isByLeave },
      result: { id, revisionNo },
    };
  },
});

/** @throws Problem returns.not_ready with every fault at its field, returns.nothing_said */
async function readyOf(tx: Tx, row: ReturnRow, typed: TypedReturn): Promise<ReturnContent> {
  const asked = await askedOf(tx, row.id);
  const { content, faults } = readReturn(typed, asked);
  const before = beforeOf(await earlierOf(tx, row.id), await targetsFor(tx, row));
  const unexplained: FieldFault[] = doubtsOf(content, asked, before)
    .filter(({ isExplained }) => !isExplained)
    .map(({ field, th, en }) => ({
      field,
      fault: `${th} ถ้าถูกต้องแล้ว โปรดอธิบาย · ${en}. If it is right, please explain`,
    }));
  const all = [...faults, ...unexplained, ...(await unknownGuidelines(tx, content, row.be))];
  if (all.length > 0) throw notReady(all);
  if (wholeness(content).given === 0 && content.projects.length === 0) throw nothingSaid();
  return content;
}

async function unknownGuidelines(tx: Tx, { projects }: ReturnContent, be: number): Promise<FieldFault[]> {
  const named = projects.map(({ guideline }) => guideline ?? '');
  const { rows } = await sql<{ id: string }>`SELECT tree_node_id AS id FROM office.lines_in_force(${be})
    WHERE tree_node_id = ANY (${named}::text[])`.execute(tx);
  const known = new Set(['', ...rows.map(({ id }) => id)]);
  return named.flatMap((one, at) =>
    known.has(one)
      ? []
      : [
          {
            field: `p.${at}.guideline`,
            fault: 'ไม่พบแนวทางนี้ในแผน · The plan has no such guideline in force',
          },
        ],
  );
}
