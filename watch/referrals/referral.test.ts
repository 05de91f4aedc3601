/** Handing on: written afresh or by consent, a line of the register alone, or not at all; never by who knows the confidence. */
import { beforeAll, describe, expect, test } from 'vitest';
import { recordEvent } from '#office/action.ts';
import { act } from '#tests/access/drill.ts';
import { answer } from '#tests/letters-desk.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, municipality, openedItem, type Cast } from '#tests/watch-world.ts';
import { draftReferral } from './actions/draft.ts';
import { enterSlip } from './actions/enter-slip.ts';
import { handOver } from './actions/hand-over.ts';
import { refuseToRefer } from './actions/refuse.ts';
import { sendBackReferral, takeReferral } from './actions/take.ts';
import { dues } from './dues.ts';
import { listReferrals, readReferral } from './queries.ts';

const office = officeStore();
let cast: Cast;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const note = {
  destination: 'suppression',
  basis: 'open_sources',
  basisWords: 'ประกาศในระบบกลางและข่าวสาธารณะ (สมมุติ)',
  facts: 'ประกาศเผยแพร่หนึ่งวัน และมีผู้ยื่นข้อเสนอรายเดียว (สมมุติ)',
};

const draftedBy = (by: Person, changes: object = {}) =>
  act(office.store, by.viewer, draftReferral, { ...note, ...changes });

let questions = 0;

/** Somebody asked the clinic about the agency, and `reader` opened it, as the clinic's own page writes down. */
async function asked(reader: Person, agencyId: string | null): Promise<string> {
  const number = `ปษ.7/2570/${9000 + (questions += 1)}`;
  const [made] = await office.owner<{ id: string }>(
    `INSERT INTO office.consultations (number, area_no, channel, asker_kind, topic, urgency, question, search_text, agency_id, received_by, answer_by_on)
     VALUES ($1, 7, 'phone', 'official', 'buying_method', 'ordinary', 'จะทำอย่างไรดี (สมมุติ)', '', $2, $3, '2027-01-01')
     RETURNING consultation_id AS id`,
    [number, agencyId, cast.director.personId],
  );
  const event = {
    name: 'consultation.read',
    subjectKind: 'consultation',
    subjectId: made!.id,
    place: { areaNo: 7 },
  };
  await office.store.within(reader.viewer, (tx) => recordEvent(tx, event));
  return number;
}

async function handed(by = cast.officer, changes: object = {}): Promise<string> {
  const { id } = await draftedBy(by, changes);
  await act(office.store, by.viewer, handOver, { id, version: 1, channel: 'hand', receipt: 'รับ 12/2570' });
  return id;
}

describe('a note', () => {
  test('goes from the desk to the group that takes it, which sees it only once it is handed over', async () => {
    const { id } = await draftedBy(cast.officer);
    const see = (who: Person) => answer(office.store.within(who.viewer, (tx) => readReferral(tx, id)));
    expect(await see(cast.suppression)).toBe('office.not_found');
    await act(office.store, cast.officer.viewer, handOver, { id, version: 1, channel: 'hand' });
    expect(await see(cast.suppression)).toBe('done');
    expect(await office.store.within(cast.suppression.viewer, dues)).toContainEqual(
      expect.objectContaining({ href: `/referrals/${id}` }),
    );
    for (const who of [
      'centre',
      'elsewhere',
      'head',
      'governor',
      'administrator',
      'dpo',
      'naccProvince',
    ] as const)
      expect(await see(cast[who]), who).toBe('office.not_found');
    await act(office.store, cast.suppression.viewer, takeReferral, { id, version: 2 });
    expect(await office.store.within(cast.suppression.viewer, (tx) => readReferral(tx, id))).toMatchObject({
      state: 'taken',
    });
  });

  test('is sent back with a reason', async () => {
    const id = await handed();
    expect(
      await answer(act(office.store, cast.suppression.viewer, sendBackReferral, { id, version: 2, why: '' })),
    ).toBe('office.input');
    await act(office.store, cast.suppression.viewer, sendBackReferral, {
      id,
      version: 2,
      why: 'ไม่อยู่ในเขตอำนาจ',
    });
    expect(await office.store.within(cast.officer.viewer, (tx) => readReferral(tx, id))).toMatchObject({
      state: 'sent_back',
      why: 'ไม่อยู่ในเขตอำนาจ',
    });
  });

  test('by consent names the consultation and its day, which only the clinic reads', async () => {
    const number = await asked(cast.director, null);
    const by = { basis: 'consent', consentedOn: inDays(0), consultationNumber: number };
    expect(await answer(draftedBy(cast.officer, { basis: 'consent' }))).toBe('referrals.consent_unclear');
    expect(await answer(draftedBy(cast.officer, { ...by, basis: 'open_sources' }))).toBe(
      'referrals.consent_unclear',
    );
    expect(await answer(draftedBy(cast.officer, { ...by, consultationNumber: 'ปษ.7/2570/0000' }))).toBe(
      'office.not_found',
    );
    await handed(cast.officer, by);
    const links = (who: Person) =>
      office.store.within(who.viewer, (tx) =>
        tx.selectFrom('office.referral_consultations').selectAll().execute(),
      );
    expect(await links(cast.officer)).toHaveLength(1);
    expect(await links(cast.suppression)).toEqual([]);
    expect(JSON.stringify(await office.store.within(cast.suppression.viewer, listReferrals))).not.toContain(
      number,
    );
  });
});

describe('who has read what was asked in confidence', () => {
  test('does not take its referral, under whatever hat, and the database holds that past the action', async () => {
    const number = await asked(cast.colleague, null);
    const other = await office.person({
      role: 'referral_officer',
      scope: ['area', '7'],
      personId: cast.colleague.personId,
    });
    const id = await handed(cast.officer, {
      basis: 'consent',
      consentedOn: inDays(0),
      consultationNumber: number,
    });
    expect(await answer(act(office.store, other.viewer, takeReferral, { id, version: 2 }))).toBe(
      'referrals.has_read',
    );
    expect(
      await answer(act(office.store, other.viewer, sendBackReferral, { id, version: 2, why: 'ลองดูเฉย ๆ' })),
    ).toBe('referrals.has_read');
    const past = office.store.within(other.viewer, (tx) =>
      tx
        .updateTable('office.referrals')
        .set({ state: 'taken', taken_by: other.personId, taken_at: new Date() })
        .where('referral_id', '=', id)
        .execute(),
    );
    expect(await answer(past)).toBe('42501');
    expect(await answer(act(office.store, cast.suppression.viewer, takeReferral, { id, version: 2 }))).toBe(
      'done',
    );
  });

  test('does not write a note “from open sources” about that agency; a colleague who has not may', async () => {
    const { id: watchItemId } = await openedItem(office, cast.officer, { agencyId: municipality });
    await asked(cast.colleague, municipality);
    expect(await answer(draftedBy(cast.colleague, { watchItemId }))).toBe('referrals.has_read');
    expect(await answer(draftedBy(cast.officer, { watchItemId }))).toBe('done');
  });

  test('and whoever drafted a note does not take it under another hat', async () => {
    const id = await handed();
    const both = await office.person({
      role: 'referral_officer',
      scope: ['area', '7'],
      personId: cast.officer.personId,
    });
    expect(await answer(act(office.store, both.viewer, takeReferral, { id, version: 2 }))).toBe(
      'referrals.has_read',
    );
  });
});

test('a slip has day, way, receiver and receipt, and no content: the database has no room for any', async () => {
  const slip = {
    destination: 'police',
    channel: 'phone',
    sentOn: inDays(0),
    receipt: 'ร้อยเวร รับแจ้ง 14:05 น.',
  };
  const { id } = await act(office.store, cast.officer.viewer, enterSlip, { ...slip, facts: 'เนื้อหาที่ไม่ควรอยู่' });
  expect(await office.store.within(cast.officer.viewer, (tx) => readReferral(tx, id))).toMatchObject({
    kind: 'slip',
    state: 'entered',
    facts: null,
    why: null,
  });
  expect(
    await answer(
      office.owner(`UPDATE office.referrals SET facts = 'เนื้อหาที่ไม่ควรอยู่' WHERE referral_id = $1`, [id]),
    ),
  ).toBe('23514');
  expect(await answer(act(office.store, cast.officer.viewer, enterSlip, { ...slip, receipt: '' }))).toBe(
    'office.input',
  );
  expect(
    await answer(act(office.store, cast.officer.viewer, enterSlip, { ...slip, destination: 'other' })),
  ).toBe('referrals.destination_unnamed');
  expect(JSON.stringify(await office.store.within(cast.suppression.viewer, listReferrals))).not.toContain(
    'ร้อยเวร',
  );
});

test('refusing to hand on is recorded with its reason, and says no word of it in the timeline', async () => {
  const { id } = await act(office.store, cast.director.viewer, refuseToRefer, {
    destination: 'nacc',
    why: 'ข้อเท็จจริงยังไม่พอ (สมมุติ)',
  });
  expect(await office.store.within(cast.officer.viewer, (tx) => readReferral(tx, id))).toMatchObject({
    kind: 'refusal',
    state: 'refused',
  });
  expect(
    await answer(act(office.store, cast.director.viewer, refuseToRefer, { destination: 'nacc', why: '' })),
  ).toBe('office.input');
  expect(
    JSON.stringify(await office.owner(`SELECT data FROM office.events WHERE subject_kind = 'referral'`)),
  ).not.toMatch(/สมมุติ|ร้อยเวร/u);
});
