/** From a watch item to change: what came of advice, a warning that waits for its reader, and a slip of the register. */
import { sql } from 'kysely';
import { act } from '#office/action.ts';
import { recordOutcome } from '#office/watch-items/outcomes/actions/record.ts';
import { verifyOutcome } from '#office/watch-items/outcomes/actions/verify.ts';
import { enterSlip } from '#watch/referrals/actions/enter-slip.ts';
import { draftWarning } from '#watch/warnings/actions/draft.ts';
import { inDays, shown, type Scene } from './scene.ts';

export async function change(scene: Scene): Promise<void> {
  const { store, actor, places } = scene;
  const officer = actor('officer7');
  const { rows } = await store.within(officer, (tx) =>
    sql<{ id: string }>`SELECT watch_item_id AS id FROM office.watch_items
      WHERE agency_id = ${places.own} AND process = 'procurement'`.execute(tx),
  );
  const { id } = rows[0]!;
  const outcome = {
    outcome: 'changed_after',
    happenedOn: inDays(0),
    evidence: 'ใบตรวจรับสามฉบับล่าสุดมีภาพและวันที่ (สาธิต)',
  };
  const { outcomeId } = await act(store, officer, recordOutcome, {
    ...(await shown(scene, 'watch_items', id)),
    ...outcome,
  });
  const seen = { how: 'person', words: 'เปิดดูใบตรวจรับที่หน่วยงานส่งมา (สาธิต)' };
  await act(store, actor('second7'), verifyOutcome, { id: outcomeId, version: 1, ...seen });
  await act(store, officer, draftWarning, {
    watchItemId: id,
    addressee: 'agency',
    headTitle: 'หัวหน้าหน่วยงาน (สาธิต)',
    powerId: 'cancel-before-contract',
    act: 'การลงนามสัญญาจ้างปรับปรุงอาคารสาธิต',
    beforeOn: inDays(5),
    clock: '15:30',
    grounds: 'ประกาศเชิญชวนเผยแพร่ในระบบหนึ่งวันทำการก่อนวันยื่นข้อเสนอ และมีผู้ยื่นข้อเสนอรายเดียว (ข้อมูลสาธิต)',
  });
  await act(store, officer, enterSlip, {
    destination: 'damrongdhamma',
    channel: 'phone',
    sentOn: inDays(0),
    receipt: 'เจ้าหน้าที่รับสาย เลขรับสาธิต 1/2570',
  });
}
