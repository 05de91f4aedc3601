/** A frozen pack's figures as a workbook: a row for each figure of each body, with the return and revision it came from. */
import { buffer } from 'node:stream/consumers';
import type { PackCard, PackReturn, PageContent } from '#master-plan/committee/pack.ts';
import { paperText as words } from '#master-plan/committee/paper-text.ts';
import type { FrozenPack } from '#master-plan/committee/queries.ts';
import { text } from '#master-plan/committee/text.ts';
import type { FileColumn, FileRow } from '#web/src/downloads/table.ts';
import { xlsxFile } from '#web/src/downloads/xlsx.ts';

const { th } = text;
const column = (id: string, label: string, kind: FileColumn['kind'] = 'text') => ({ id, label, kind });
const columns = [
  column('body', th.body),
  column('round', th.rounds),
  column('what', th.indicator),
  column('part', th.part, 'number'),
  column('given', th.answered),
  column('a', 'a', 'number'),
  column('b', 'b', 'number'),
  column('received_thb', th.received, 'number'),
  column('spent_thb', th.spent, 'number'),
  column('progress', th.progress),
  column('obstacle', th.obstacle),
  column('support', th.support),
  column('return_id', 'quarterly_return_id'),
  column('revision_no', th.revision, 'number'),
] as const;

export async function packWorkbook(
  { content, sha256 }: FrozenPack,
  pages: readonly PageContent[],
): Promise<Buffer> {
  const { meeting, moment, frozenAt, cards } = content;
  const rows = pages.map(({ body }) => body.returns.flatMap((one) => rowsOf(body.nameTh, one, cards)));
  const about: [string, string][] = [
    [
      words.heading,
      `${words.committee}${meeting.provinceTh} ${words.number} ${meeting.number}/${meeting.be}`,
    ],
    [words.frozen, frozenAt],
    [words.moment, moment],
    [words.hash, sha256],
    ...(meeting.isDemonstration ? ([['', words.demonstration]] as [string, string][]) : []),
  ];
  return buffer(xlsxFile({ columns, about, rows: inTurn(rows) }));
}

async function* inTurn(pieces: readonly FileRow[][]) {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

function rowsOf(nameTh: string, one: PackReturn, cards: readonly PackCard[]): FileRow[] {
  const from = [one.returnId, one.revisionNo === null ? null : String(one.revisionNo)];
  const head = (what: string | null, part: number | null) => [nameTh, one.roundId, what, part === null ? null : String(part)];
  if (one.revisionNo === null) return [[...head(th.notSent, null), ...Array<null>(8).fill(null), ...from]];
  const values = one.values.map(({ indicatorId, given, a, b }) => [
    ...head(cards.find(({ id }) => id === indicatorId)?.titleTh ?? indicatorId, null),
    given === 'value' ? th.value : given === 'missing' ? th.missing : th.notApplicable,
    a, b, null, null, null, null, null, ...from,
  ]);
  const projects = one.projects.flatMap(({ title, parts, money, progress, obstacle, support }) =>
    parts.map((part) => {
      const own = money.find((each) => each.part === part);
      return [...head(title, part), null, null, null, own?.received ?? null, own?.spent ?? null, progress, obstacle, support, ...from];
    }),
  );
  return [...values, ...projects];
} // prettier-ignore
