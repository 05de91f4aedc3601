/** What a form begins with: the draft, else what was sent last, else the projects of the quarter before. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { ReturnContent, ReturnProject } from './content.ts';
import { numericOf } from './figures.ts';
import { draftOf, type ReturnRow } from './queries.ts';
import { contentOf } from './revision.ts';
import { emptyProject, type TypedProject, type TypedReturn } from './typed.ts';

export type BegunFrom = 'draft' | 'sent' | 'quarter_before' | 'nothing';

export async function begin(tx: Tx, row: ReturnRow): Promise<{ typed: TypedReturn; from: BegunFrom }> {
  const draft = await draftOf(tx, row.id);
  if (draft) return { typed: draft.typed, from: 'draft' };
  const sent = await momentOf(tx, row.id, row.revisionNo);
  if (sent) return { typed: typedOf(await contentOf(tx, sent)), from: 'sent' };
  const earlier = await quarterBefore(tx, row.id);
  if (!earlier) return { typed: { values: {}, projects: [] }, from: 'nothing' };
  const { projects } = typedOf(await contentOf(tx, earlier));
  return { typed: { values: {}, projects: projects.map(carried) }, from: 'quarter_before' };
}

async function momentOf(tx: Tx, returnId: string, revisionNo: number): Promise<string | null> {
  const { rows } = await sql<{ moment: string }>`SELECT moment::text FROM office.return_revisions
    WHERE quarterly_return_id = ${returnId}::uuid AND revision_no = ${revisionNo}`.execute(tx);
  return rows[0]?.moment ?? null;
}

/** What the same body sent last, in an earlier round of the same fiscal year. */
async function quarterBefore(tx: Tx, returnId: string): Promise<string | null> {
  const { rows } = await sql<{ moment: string }>`
    SELECT w.moment::text FROM office.quarterly_returns mine
    JOIN office.quarterly_returns q ON q.agency_id = mine.agency_id AND q.return_round_id < mine.return_round_id
      AND left(q.return_round_id, 4) = left(mine.return_round_id, 4)
    JOIN office.return_revisions w ON w.quarterly_return_id = q.quarterly_return_id AND w.revision_no = q.revision_no
    WHERE mine.quarterly_return_id = ${returnId}::uuid ORDER BY q.return_round_id DESC LIMIT 1`.execute(tx);
  return rows[0]?.moment ?? null;
}

/** A project goes on with its name, its money and its target; what came of it is asked anew. */
const carried = (project: TypedProject): TypedProject => ({
  ...project,
  result: '',
  beneficiaries: '',
  countedElsewhere: '',
  countedWhere: '',
  progress: '',
  obstacle: '',
  support: '',
  evidence: '',
});

const figure = (hundredths: bigint | null) => numericOf(hundredths)?.replace(/\.00$/u, '') ?? '';

/** What was sent, as its form showed it. */
export function typedOf({ values, projects }: ReturnContent): TypedReturn {
  return {
    values: Object.fromEntries(
      values.map(({ indicatorId, given, a, b, comment, evidence }) => [
        indicatorId,
        {
          given: given === 'not_applicable' ? given : '',
          a: figure(a),
          b: figure(b),
          comment: comment ?? '',
          evidence: evidence ?? '',
        },
      ]),
    ),
    projects: projects.map(typedProject),
  };
}

function typedProject(one: ReturnProject): TypedProject {
  const money = (part: 1 | 2) => one.money.find((each) => each.part === part);
  return {
    ...emptyProject(one.id),
    parts: one.parts.map(String) as TypedProject['parts'],
    title: one.title,
    guideline: one.guideline ?? '',
    received1: figure(money(1)?.receivedSatang ?? null),
    spent1: figure(money(1)?.spentSatang ?? null),
    received2: figure(money(2)?.receivedSatang ?? null),
    spent2: figure(money(2)?.spentSatang ?? null),
    unit: one.unit ?? '',
    target: figure(one.target),
    result: figure(one.result),
    beneficiaries: String(one.beneficiaries ?? ''),
    countedElsewhere: String(one.countedElsewhere ?? ''),
    countedWhere: one.countedWhere ?? '',
    progress: one.progress ?? '',
    obstacle: one.obstacle ?? '',
    support: one.support ?? '',
    evidence: one.evidence ?? '',
    emenscr: one.emenscr ?? '',
    beginsOn: one.beginsOn ?? '',
    endsOn: one.endsOn ?? '',
  };
}
