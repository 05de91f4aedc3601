/** The registry on the real database: who sees whom, doubles, merging and taking apart, transfers, exports. */
import { beforeAll, describe, expect, test } from 'vitest';
import { act, type Action } from '#office/action.ts';
import { dropKeptEnough } from '#office/personal-data/drop-kept-enough.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { keysOf } from '#platform/crypto/keys.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { recordConsent } from './actions/consent.ts';
import { enterParticipant } from './actions/enter.ts';
import { mergeParticipants } from './actions/merge.ts';
import { takeApart } from './actions/take-apart.ts';
import { transferParticipant } from './actions/transfer.ts';
import { withdrawConsent } from './actions/withdraw-consent.ts';
import { cardMarkOf } from './card.ts';
import { doubles } from './doubles.ts';
import { exportNames } from './export.ts';
import { consentsOf, participants, postsHeld, readParticipant } from './queries.ts';

const office = officeStore();
let officer: Person;
let elsewhere: Person;
let province: Person;
let centre: Person;

beforeAll(async () => {
  await seedTerritory(office.store);
  officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  elsewhere = await office.person({ role: 'area_officer', scope: ['area', '5'] });
  province = await office.person({ role: 'province_officer', scope: ['province', 'TH-74'] });
  centre = await office.person({ role: 'centre_officer', scope: ['nation', ''] });
});

const somebody = {
  givenName: 'สมมุติ',
  familyName: 'ใจดี',
  sector: 'local_government',
  organisation: 'เทศบาลตำบลสมมุติ',
  provinceIso: 'TH-74',
  fromOn: '2026-01-05',
  isAnother: 'yes',
};
const enter = (given: Partial<typeof somebody> & Record<string, unknown> = {}, who = officer) =>
  act(office.store, who.viewer, enterParticipant, { ...somebody, ...given }).then(({ id }) => id);
const find = (who: Person, search: string) =>
  office.store.within(who.viewer, (tx) => participants(tx, { search, page: 1 })).then(({ people }) => people);
const read = (who: Person, id: string) => office.store.within(who.viewer, (tx) => readParticipant(tx, id));
async function change(
  chosen: Action<unknown>,
  id: string,
  more: Record<string, unknown> = {},
  who = officer,
) {
  const { version } = await read(who, id);
  return act(office.store, who.viewer, chosen, { id, version, ...more });
}

describe('who is in the registry', () => {
  test('is found by a part of the name, whatever title, spelling of the same letters, or order of words was typed', async () => {
    const id = await enter({ prefix: 'นางสาว', givenName: 'น้ำค้าง', familyName: 'ยามเช้า' });
    for (const typed of ['น้ำค้าง', 'นํ้าค้าง', 'ยามเช้า น้ำค้าง', 'เทศบาล น้ำค้าง', 'ค้าง'])
      expect(
        (await find(officer, typed)).map((one) => one.id),
        typed,
      ).toEqual([id]);
    expect(await find(officer, 'น้ำค้าง อบจ')).toEqual([]);
  });

  test('is seen by the desk and the province’s office of the place, and is not there for another Area', async () => {
    const id = await enter({ familyName: 'มองเห็น' });
    for (const who of [officer, province, centre]) expect((await read(who, id)).id).toBe(id);
    await expect(read(elsewhere, id)).rejects.toMatchObject({ code: 'office.not_found' });
    expect(await find(elsewhere, 'มองเห็น')).toEqual([]);
    await expect(enter({ provinceIso: 'TH-50' })).rejects.toMatchObject({
      code: 'participants.province_unknown',
    });
  });

  test('is offered before a second entry: of one card in two spellings, or of a name that is heard alike', async () => {
    const keys = keysOf(Buffer.alloc(32, 7));
    const cardMark = cardMarkOf(keys, '๑-2345-67890-12-1');
    expect(cardMark).toBe(cardMarkOf(keys, '1234567890121'));
    expect(() => cardMarkOf(keys, '1234567890122')).toThrow(/13/u);
    await enter({ givenName: 'ธนพงษ์', familyName: 'แซ่สมมุติ', cardMark });
    const refused = { code: 'participants.may_be_known' };
    const isAnother = '';
    await expect(
      enter({ prefix: 'ดร.', givenName: 'ธนพงศ์', familyName: 'แซ่สมมุติ', isAnother }),
    ).rejects.toMatchObject(refused);
    await expect(
      enter({ givenName: 'ธนะพงษ์', familyName: 'แช่สมมุติ', cardMark, isAnother }),
    ).rejects.toMatchObject(refused);
    const second = await enter({ givenName: 'ธนะพงษ์', familyName: 'แช่สมมุติ', cardMark });
    const pairs = await office.store.within(officer.viewer, (tx) => doubles(tx));
    expect(pairs.filter(({ other }) => other.id === second).map(({ why }) => why)).toEqual(['card']);
    expect(JSON.stringify(pairs)).not.toContain('1234567890121');
    expect(await office.store.within(elsewhere.viewer, (tx) => doubles(tx))).toEqual([]);
  });
});

describe('two entries of one person', () => {
  test('become one, are both kept, and come apart again until something new is recorded', async () => {
    const [kept, gone] = [await enter({ familyName: 'คู่แฝด' }), await enter({ familyName: 'คู่แฝด' })];
    await change(mergeParticipants, gone, { participantId: kept });
    expect((await find(officer, 'คู่แฝด')).map(({ id }) => id)).toEqual([kept]);
    expect(await read(officer, gone)).toMatchObject({ state: 'merged', mergedInto: kept, givenName: 'สมมุติ' });
    await change(takeApart, gone);
    expect(await read(officer, gone)).toMatchObject({ state: 'known', mergedInto: null });
    await change(mergeParticipants, gone, { participantId: kept });
    await change(transferParticipant, kept, { ...somebody, fromOn: '2026-05-01' });
    await expect(change(takeApart, gone)).rejects.toMatchObject({ code: 'participants.used_since' });
  });

  test('are never merged with themselves, in a circle, or with what another Area keeps', async () => {
    const [one, two] = [await enter({ familyName: 'วนเวียน' }), await enter({ familyName: 'วนเวียน' })];
    const far = await enter({ familyName: 'วนเวียน', provinceIso: 'TH-50' }, elsewhere);
    const wrong = { code: 'participants.not_with_itself' };
    await expect(change(mergeParticipants, one, { participantId: one })).rejects.toMatchObject(wrong);
    await expect(change(mergeParticipants, one, { participantId: far })).rejects.toMatchObject(wrong);
    await change(mergeParticipants, one, { participantId: two });
    await expect(change(mergeParticipants, two, { participantId: one })).rejects.toMatchObject(wrong);
    const three = await enter({ familyName: 'วนเวียน' });
    await expect(change(mergeParticipants, two, { participantId: three })).rejects.toMatchObject({
      code: 'participants.holds_others',
    });
  });
});

describe('a transfer', () => {
  test('begins a post and ends the one before; the days of both stay', async () => {
    const id = await enter({ familyName: 'ย้ายไป' });
    const to = { sector: 'provincial_office', organisation: 'สำนักงานจังหวัดสมมุติ', provinceIso: 'TH-50' };
    await expect(change(transferParticipant, id, { ...to, fromOn: '2026-01-05' })).rejects.toMatchObject({
      code: 'participants.before_post',
    });
    await change(transferParticipant, id, { ...to, fromOn: '2026-06-01' });
    const posts = await office.store.within(officer.viewer, (tx) => postsHeld(tx, id));
    expect(posts).toMatchObject([
      { organisation: 'สำนักงานจังหวัดสมมุติ', fromOn: '2026-06-01', untilOn: null },
      { organisation: 'เทศบาลตำบลสมมุติ', fromOn: '2026-01-05', untilOn: '2026-05-31' },
    ]);
    // Where the person now is, they are known too; where they were, the old meetings still have a name.
    for (const who of [officer, elsewhere]) expect((await read(who, id)).sector).toBe('provincial_office');
  });
});

describe('a consent', () => {
  test('is given once for a purpose by a version of the words, and taken back with its day', async () => {
    const participantId = await enter({ familyName: 'ยินยอม' });
    const given = { participantId, purpose: 'publicity', givenHow: 'paper', givenOn: '2026-02-01' };
    await act(office.store, officer.viewer, recordConsent, given);
    await expect(act(office.store, officer.viewer, recordConsent, given)).rejects.toMatchObject({
      code: 'participants.consented_already',
    });
    await expect(act(office.store, elsewhere.viewer, recordConsent, given)).rejects.toMatchObject({
      code: 'office.not_found',
    });
    const list = () => office.store.within(officer.viewer, (tx) => consentsOf(tx, participantId));
    const [one] = await list();
    await act(office.store, officer.viewer, withdrawConsent, { id: one!.id, version: one!.version });
    await act(office.store, officer.viewer, recordConsent, given);
    expect((await list()).map(({ withdrawnOn }) => withdrawnOn === null).sort()).toEqual([false, true]);
  });
});

describe('a list of names', () => {
  const exported = async (who: Person) => {
    const { rows, ...said } = await exportNames(office.store, who.viewer, 'meeting');
    const ids: string[] = [];
    for await (const people of rows) ids.push(...people.map(({ id }) => id));
    return { ...said, ids };
  };

  test('holds the own scope and never another Area’s, and each export is an event: who, how many, why', async () => {
    const [mine, theirs] = [
      await enter({ familyName: 'ส่งออก' }),
      await enter({ familyName: 'ส่งออก', provinceIso: 'TH-50' }, elsewhere),
    ];
    const own = await exported(officer);
    expect(own.ids).toContain(mine);
    expect(own.ids).not.toContain(theirs);
    expect(own.count).toBe(own.ids.length);
    expect((await exported(elsewhere)).ids).not.toContain(mine);
    const [event] = await office.owner<{ data: unknown }>(
      'SELECT person_id, area_no, data FROM office.events WHERE event_no = $1',
      [own.eventNo],
    );
    expect(event).toEqual({
      person_id: officer.personId,
      area_no: 7,
      data: { rows: own.count, reason: 'meeting', scope: 'area:7' },
    });
  });

  test('goes to nobody whose hat may not, and leaves no trace of a try as if there were none', async () => {
    const agency = await office.person({ role: 'agency_head', scope: ['agency', 'agency:office:x'] });
    for (const who of [province, agency])
      await expect(exported(who)).rejects.toMatchObject({ code: 'office.not_found' });
  });
});

describe('when the time is over', () => {
  test('the name goes and the row stays, so that counts stand; who was seen since is kept', async () => {
    const [old, fresh] = [await enter({ familyName: 'ห้าปี' }), await enter({ familyName: 'ห้าปี' })];
    await office.owner(
      `UPDATE office.participants SET last_seen_on = '2019-01-01' WHERE participant_id = $1`,
      [old],
    );
    expect(await dropKeptEnough(office.store)).toEqual({ 'office.participants': 1 });
    expect(await read(officer, old)).toMatchObject({
      state: 'erased',
      givenName: null,
      positionTitle: null,
      hasCard: false,
    });
    expect((await find(officer, 'ห้าปี')).map(({ id }) => id)).toEqual([fresh]);
  });
});
