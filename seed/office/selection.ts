/** The demonstration's selection: Area 7 weighs the provinces that do not take part yet, and waits for its director. */
import { act } from '#office/action.ts';
import { draftSelection } from '#programme/selection/actions/draft.ts';
import { enterReadiness } from '#programme/selection/actions/enter-readiness.ts';
import { prepareSelection } from '#programme/selection/actions/prepare.ts';
import { proposeSelection } from '#programme/selection/actions/propose.ts';
import { criteria, criterionNames } from '#programme/selection/criteria.ts';
import { recordIn, readSelection } from '#programme/selection/queries.ts';
import { AnalysisRisks } from '#programme/selection/risk.ts';
import type { Scene } from './scene.ts';

const basis = 'หนังสือจังหวัด (สาธิต) ลงวันที่ 1 ต.ค. 2569';

/** What each said; one was not asked yet, and stays not assessable. */
const said = [
  ['TH-70', 'in_writing', 'named'],
  ['TH-71', 'by_word', 'named'],
  ['TH-72', 'by_word', 'none'],
  ['TH-75', 'in_writing', 'none'],
  ['TH-76', 'not_wanted', 'none'],
] as const;

export async function selection({ store, actor }: Scene): Promise<void> {
  const officer = actor('officer7');
  const weights = criterionNames.map((name) => [`weight_${name}`, criteria[name].weight]);
  const { id } = await act(store, officer, draftSelection, {
    fiscalYearBe: 2570,
    areaNo: 7,
    role: 'expansion',
    ...(Object.fromEntries(weights) as Record<string, string>),
  });
  for (const [provinceIso, governorWill, coordinator] of said)
    await act(store, officer, enterReadiness, { id, provinceIso, governorWill, coordinator, basis });
  await act(store, officer, prepareSelection, { id, version: 6, risks: AnalysisRisks.none });
  const record = recordIn(await store.within(officer, (tx) => readSelection(tx, id)))!;
  const first = record.result.standings.find(({ place }) => place === 'in')!;
  await act(store, officer, proposeSelection, {
    id,
    version: 7,
    places: [first.iso],
    wording: 'จังหวัดขยายผล',
    note: 'จังหวัดแจ้งความประสงค์แล้ว ขอเสนอให้เชิญก่อนสิ้นเดือน (สาธิต)',
  });
}
