/** Nobody confirms the own claim, the own advice or the own agency's work; a document may be anybody else's. */
import { beforeAll, describe, expect, test } from 'vitest';
import { officeStore, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, school, versionOf, type Cast } from '#tests/watch-world.ts';
import { act, type Action } from '#office/action.ts';
import { answerRecommendation } from './actions/answer.ts';
import { claimDone, noteDone } from './actions/claim.ts';
import { issue } from './actions/issue.ts';
import { refuseVerification } from './actions/refuse.ts';
import { verifyRecommendation } from './actions/verify.ts';

const office = officeStore();
let cast: Cast;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

async function on<Result>(who: Person, chosen: Action<Result>, id: string, typed: object = {}) {
  const version = await versionOf(office, 'recommendations', id);
  return act(office.store, who.viewer, chosen, { id, version, ...typed });
}

const letter = { documentKind: 'agency_letter', documentOn: inDays(0), documentOrigin: 'ที่ ทส 1/2570' };
const bySight = { how: 'person', words: 'ไปดูด้วยตนเอง' };
const byDocument = {
  how: 'document',
  words: 'ตรงกับรายงานของผู้ตรวจสอบ',
  documentKind: 'audit_report',
  documentOn: inDays(-2),
  documentOrigin: 'สำนักงานการตรวจเงินแผ่นดินจังหวัด',
  notByAgency: 'on',
};

async function accepted(): Promise<string> {
  const typed = { agencyId: school, advice: 'ลงชื่อเด็กทุกวัน', dueOn: inDays(20) };
  const { id } = await act(office.store, cast.officer.viewer, issue, typed);
  await on(cast.head, answerRecommendation.accepted, id);
  return id;
}

async function claimed(): Promise<string> {
  const id = await accepted();
  await on(cast.head, claimDone, id, { words: 'ทำแล้วทุกวัน' });
  return id;
}

describe('by sight', () => {
  test('somebody else of the desk confirms', async () => {
    for (const who of [cast.colleague, cast.director, cast.centre]) {
      await on(who, verifyRecommendation, await claimed(), bySight);
    }
  });

  test('whoever advised it does not', async () => {
    await expect(on(cast.officer, verifyRecommendation, await claimed(), bySight)).rejects.toMatchObject({
      code: 'recommendations.not_independent',
      details: { why: 'issuer' },
    });
  });

  test('whoever wrote the claim down from a letter does not', async () => {
    const id = await accepted();
    await on(cast.colleague, noteDone, id, { words: 'ทำแล้วตามหนังสือ', ...letter });
    await expect(on(cast.colleague, verifyRecommendation, id, bySight)).rejects.toMatchObject({
      details: { why: 'claimant' },
    });
    await on(cast.director, verifyRecommendation, id, bySight);
  });

  test('whoever has, or since the issue had, a post at the agency does not, under whichever hat', async () => {
    const id = await claimed();
    const twoHats = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    const atSchool = await office.person({
      role: 'agency_officer',
      scope: ['agency', school],
      personId: twoHats.personId,
    });
    const refused = () =>
      expect(on(twoHats, verifyRecommendation, id, bySight)).rejects.toMatchObject({
        details: { why: 'owner' },
      });
    await refused();
    await office.owner('UPDATE office.posts SET until_at = now() WHERE post_id = $1', [atSchool.postId]);
    await refused();
    await expect(on(twoHats, refuseVerification, id, { words: 'ไม่พบหลักฐาน' })).rejects.toMatchObject({
      details: { why: 'owner' },
    });
    await office.owner(
      "UPDATE office.posts SET from_at = now() - interval '2 years', until_at = now() - interval '1 year' WHERE post_id = $1",
      [atSchool.postId],
    );
    await on(twoHats, verifyRecommendation, id, bySight);
  });

  test('nobody of the agency or of a partner does', async () => {
    const id = await claimed();
    for (const who of [cast.head, cast.clerk, cast.governor, cast.naccProvince]) {
      await expect(on(who, verifyRecommendation, id, bySight)).rejects.toMatchObject({
        code: 'office.not_permitted',
      });
    }
  });

  test('the database refuses it too', async () => {
    const id = await claimed();
    const tried = (by: string) =>
      office.owner(
        `UPDATE office.recommendations SET state = 'verified', verified_how = 'person', verified_by = $2 WHERE recommendation_id = $1`,
        [id, by],
      );
    await expect(tried(cast.officer.personId)).rejects.toThrow('verified_by_another');
    await expect(tried(cast.head.personId)).rejects.toThrow('verified_by_another');
  });
});

describe('by a document', () => {
  test('with its kind, day and origin, also the adviser confirms', async () => {
    await on(cast.officer, verifyRecommendation, await claimed(), byDocument);
  });

  test.each([
    ['without an origin', { documentOrigin: '' }, 'recommendations.document_unclear'],
    ['without a day', { documentOn: '' }, 'recommendations.document_unclear'],
    ['from tomorrow', { documentOn: inDays(1) }, 'recommendations.day_ahead'],
    ['of a kind that is the agency’s', { documentKind: 'agency_letter' }, 'office.input'],
    ['that nobody vouches for', { notByAgency: '' }, 'recommendations.agencys_own_document'],
    [
      'whose origin is the agency itself',
      { documentOrigin: 'ฝ่ายวิชาการ โรงเรียนสมมุติวิทยา' },
      'recommendations.agencys_own_document',
    ],
    [
      'whose origin is the agency, spelled with other letters',
      { documentOrigin: 'โรงเรียนส\u200bมมุติวิทยา' },
      'recommendations.agencys_own_document',
    ],
  ])('%s it is none', async (_, changes, code) => {
    const tried = on(cast.colleague, verifyRecommendation, await claimed(), { ...byDocument, ...changes });
    await expect(tried).rejects.toMatchObject({ code });
  });
});
