/** Files about a place as they would be handed in: a workbook that fills in a figure of a return, a list of ITA results. */
import { buffer } from 'node:stream/consumers';
import { bookColumns } from '#master-plan/returns/book/columns.ts';
import { ItaList } from '#master-plan/ita/list.ts';
import { ReturnBook } from '#master-plan/returns/book/read.ts';
import { xlsxForm } from '#web/src/downloads/xlsx.ts';
import type { TestOffice } from '../office-store.ts';
import { indicatorHere, type Place } from './places.ts';

export async function bookAt(office: TestOffice, { agencies }: Place): Promise<ReturnBook> {
  const [row] = await office.owner<{ id: string }>(
    `SELECT quarterly_return_id AS id FROM office.quarterly_returns
     WHERE agency_id = $1 AND return_round_id LIKE '2599-%'`,
    [agencies[0]],
  );
  const cells: Record<string, string> = { return: row!.id, indicator: indicatorHere, a: '41' };
  const line = (textOf: (id: string) => string) =>
    bookColumns.values.map(({ id }) => ({ kind: 'text' as const, text: textOf(id) }));
  const rows = async function* () {
    yield await Promise.resolve([line((id) => id), line((id) => cells[id] ?? '')]);
  };
  return ReturnBook.read(await buffer(xlsxForm([{ name: 'values', rows: rows() }])));
}

export const itaListAt = ({ agencies }: Place): Promise<ItaList> =>
  ItaList.read(Buffer.from(`รหัสหน่วยงาน,หน่วยงาน,คะแนน\n${agencies[0]},หน่วยงานสมมุติ,88.5`));
