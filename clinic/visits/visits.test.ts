/** A visit through its life on the real database, and who sees it. */
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { issue } from '#office/recommendations/actions/issue.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { lunch, VisitDesk, whole } from '#tests/visit-desk.ts';
import {
  castOf,
  farAgency,
  inDays,
  layWorld,
  municipality,
  openedItem,
  school,
  type Cast,
} from '#tests/watch-world.ts';
import { addAgency } from './actions/add-agency.ts';
import { beginVisit } from './actions/begin-visit.ts';
import { cancelVisit } from './actions/cancel-visit.ts';
import { closeVisit } from './actions/close-visit.ts';
import { findingsIn } from './actions/findings-in.ts';
import { giveReason } from './actions/give-reason.ts';
import { leaveOut } from './actions/leave-out.ts';
import { recommendFromVisit } from './actions/recommend.ts';
import { recordFindings } from './actions/record-findings.ts';
import { recordResponse } from './actions/record-response.ts';
import { recordWalkIn } from './actions/record-walk-in.ts';
import { reportVisit } from './actions/report-visit.ts';
import { knownBefore } from './known.ts';
import { findingsOf, listVisits, raisedAt, readVisit, walkInsOf } from './queries.ts';

const office = officeStore();
let cast: Cast;
let desk: VisitDesk;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  desk = new VisitDesk(office, cast);
});

describe('a visit', () => {
  let visit: string;
  beforeEach(async () => {
    visit = await desk.underWay();
  });

  test('goes from its plan to its end, and what was found goes on as a recommendation and a watch item', async () => {
    await expect(desk.press(cast.officer, findingsIn, visit)).rejects.toMatchObject({
      code: 'visits.still_to_see',
    });
    await desk.at(visit, recordFindings, { ...whole, findings: lunch });
    await desk.press(cast.officer, findingsIn, visit);
    await desk.at(visit, recommendFromVisit, { advice: 'ให้นับนักเรียนก่อนเบิก', workingDays: '15' });
    const reason = { title: 'อาหารกลางวันของโรงเรียนสมมุติ', note: 'จำนวนต่างกัน 2 คน', reviewOn: inDays(20) };
    await desk.at(visit, giveReason, { process: 'school_lunch_and_milk', ...reason });
    await desk.at(visit, giveReason, { process: 'school_lunch_and_milk', ...reason }); // once more: a source, not an item
    const response = { response: 'เป็นวันที่นักเรียนลาป่วย', responder: 'ผู้อำนวยการ', respondedOn: inDays(0) };
    await desk.at(visit, recordResponse, response);
    await desk.press(cast.officer, reportVisit, visit);
    await expect(desk.press(cast.officer, closeVisit, visit)).rejects.toMatchObject({
      code: 'office.not_permitted',
    });
    await desk.press(cast.director, closeVisit, visit);
    const agency = await desk.onlyAgency(visit);
    const raised = await desk.ask(cast.officer, (tx) => raisedAt(tx, agency.id));
    expect([agency.state, raised.recommendations.length, raised.items.length]).toEqual(['responded', 1, 1]);
    const sources = await office.owner(
      `SELECT FROM office.watch_sources WHERE kind = 'visit' AND watch_item_id = $1`,
      [raised.items[0]!.id],
    );
    expect(sources).toHaveLength(2);
    await expect(desk.at(visit, recordResponse, response)).rejects.toMatchObject({
      code: 'visits.findings_not_in',
    });
  });

  test('stays as it was found once its findings are in, whoever writes', async () => {
    await desk.at(visit, recordFindings, { ...whole, findings: lunch });
    await desk.press(cast.officer, findingsIn, visit);
    await expect(desk.at(visit, recordFindings, whole)).rejects.toMatchObject({
      code: 'visits.not_under_way',
    });
    const { id } = await desk.onlyAgency(visit);
    const writing = desk.ask(cast.officer, async (tx) => {
      await sql`DELETE FROM office.visit_findings WHERE visit_agency_id = ${id}::uuid`.execute(tx);
      return findingsOf(tx, id);
    });
    expect(await writing).toHaveLength(lunch.length);
  });

  test('keeps the checklist it was begun with when the checklist is changed, by nobody to be replaced', async () => {
    const { id, checklist } = await desk.onlyAgency(visit);
    expect(checklist).toMatchObject({ id: 'school-lunch', version: 1, verified: false });
    const changing = office.owner(
      `UPDATE office.visit_agencies SET checklist_version = 2 WHERE visit_agency_id = $1`,
      [id],
    );
    await expect(changing).rejects.toThrow('begun with');
    await expect(
      desk.at(visit, recordFindings, {
        ...whole,
        findings: [{ questionId: 'of_a_later_version', figure: '1' }],
      }),
    ).rejects.toMatchObject({ code: 'visits.no_such_question' });
  });

  test('asks a note of what is not as it should be, and a figure that is one', async () => {
    const said = (finding: Record<string, unknown>) =>
      desk.at(visit, recordFindings, { ...whole, findings: [finding] });
    const refused = [
      [{ questionId: 'menu_public', answer: 'not_as_should' }, 'visits.note_needed'],
      [{ questionId: 'heads_claimed', figure: '-3' }, 'visits.not_a_figure'],
      [{ questionId: 'heads_claimed', figure: '2.5' }, 'visits.not_whole'],
      [{ questionId: 'baht_per_head', figure: 'หลายบาท' }, 'visits.not_a_figure'],
    ] as const;
    for (const [finding, code] of refused) await expect(said(finding)).rejects.toMatchObject({ code });
    expect((await desk.onlyAgency(visit)).state).toBe('to_see');
  });

  test('refuses the second of two who write at the same agency from the same page', async () => {
    const { id, version } = await desk.onlyAgency(visit);
    const send = (by: Person) => act(office.store, by.viewer, recordFindings, { id, version, ...whole });
    await send(cast.officer);
    await expect(send(cast.colleague)).rejects.toMatchObject({ code: 'office.stale_edit' });
  });

  test('takes no agency twice, none of another Area and none that has ended', async () => {
    const add = (agencyId: string) =>
      desk.press(cast.officer, addAgency, visit, { agencyId, checklistId: 'school-lunch' });
    await expect(add(school)).rejects.toMatchObject({ code: 'visits.there_already' });
    await expect(add(farAgency)).rejects.toMatchObject({ code: 'visits.no_such_agency' });
    await office.owner(`UPDATE office.agencies SET ended_on = current_date WHERE agency_id = $1`, [
      municipality,
    ]);
    await expect(add(municipality)).rejects.toMatchObject({ code: 'visits.no_such_agency' });
    await office.owner(`UPDATE office.agencies SET ended_on = NULL WHERE agency_id = $1`, [municipality]);
  });

  test('takes down what is asked at its mobile unit as a consultation, seen by whoever sees the consultation', async () => {
    const typed = {
      askerKind: 'citizen',
      topic: 'land',
      urgency: 'ordinary',
      question: 'ที่สาธารณะติดกับบ้านใช้ได้หรือไม่',
    };
    const walkIn = (visitId: string) =>
      act(office.store, cast.officer.viewer, recordWalkIn, { visitId, ...typed });
    const { id, number } = await walkIn(visit);
    expect(await desk.ask(cast.colleague, (tx) => walkInsOf(tx, visit))).toEqual([{ id, number }]);
    await office.owner(
      `INSERT INTO office.consultation_recusals (consultation_id, person_id, why, recorded_by) VALUES ($1, $2, 'เกี่ยวข้อง', $2)`,
      [id, cast.colleague.personId],
    );
    expect(await desk.ask(cast.colleague, (tx) => walkInsOf(tx, visit))).toEqual([]);
    const { id: without } = await desk.planned({ hasMobileUnit: false });
    await expect(walkIn(without)).rejects.toMatchObject({ code: 'visits.not_under_way' });
    await desk.press(cast.officer, beginVisit, without);
    await expect(walkIn(without)).rejects.toMatchObject({ code: 'visits.no_mobile_unit' });
  });

  test('begins from what is open and from what the last one left', async () => {
    await openedItem(office, cast.officer, { title: 'เรื่องเปิดที่ควรถาม' });
    await act(office.store, cast.officer.viewer, issue, {
      agencyId: school,
      advice: 'ปิดประกาศรายการอาหาร',
      workingDays: '9',
    });
    await desk.at(visit, recordFindings, { ...whole, findings: lunch });
    await desk.press(cast.officer, findingsIn, visit);
    await desk.press(cast.officer, reportVisit, visit);
    const { id: next } = await desk.planned({ onDay: inDays(30), purpose: 'follow_up' });
    await desk.press(cast.officer, addAgency, next, { agencyId: school });
    const [known] = await desk.ask(cast.officer, (tx) => knownBefore(tx, next));
    expect(known!.items.map(({ title }) => title)).toContain('เรื่องเปิดที่ควรถาม');
    expect(known!.recommendations.map(({ advice }) => advice)).toContain('ปิดประกาศรายการอาหาร');
    expect(known!.last).toMatchObject({ visitId: visit, left: [{ note: 'ไม่มีประกาศ' }] });
  });

  test('is cancelled, or leaves an agency out, with a reason', async () => {
    await desk.at(visit, leaveOut, { why: 'โรงเรียนหยุดเพราะน้ำท่วม' });
    await desk.press(cast.officer, findingsIn, visit);
    const { id } = await desk.planned();
    await desk.press(cast.officer, cancelVisit, id, { why: 'เลื่อนทั้งคณะ' });
    expect(await desk.ask(cast.officer, (tx) => readVisit(tx, id))).toMatchObject({
      state: 'cancelled',
      cancelReason: 'เลื่อนทั้งคณะ',
    });
    await expect(desk.press(cast.officer, beginVisit, id)).rejects.toMatchObject({
      code: 'office.wrong_state',
    });
  });

  test('is led by the Area’s own people, in a province of the Area', async () => {
    await expect(desk.planned({ leadId: cast.elsewhere.personId })).rejects.toMatchObject({
      code: 'visits.not_of_the_desk',
    });
    await expect(desk.planned({ team: [cast.head.personId] })).rejects.toMatchObject({
      code: 'visits.not_of_the_desk',
    });
    await expect(desk.planned({ provinceIso: 'TH-50' })).rejects.toMatchObject({
      code: 'visits.not_of_the_area',
    });
  });

  test('is nothing to anybody but the clinic of its Area: not listed, not counted, not told of', async () => {
    const strangers = Object.entries(cast).filter(
      ([who]) => !['officer', 'colleague', 'director'].includes(who),
    );
    for (const [who, stranger] of strangers) {
      const seen = await desk.ask(stranger, async (tx) => {
        const { rows } = await sql<{
          n: number;
        }>`SELECT (SELECT count(*) FROM office.visits) + (SELECT count(*) FROM office.visit_agencies)
          + (SELECT count(*) FROM office.visit_findings) + (SELECT count(*) FROM office.visit_team)
          + (SELECT count(*) FROM office.visit_consultations) AS n`.execute(tx);
        return [rows[0]!.n, (await listVisits(tx, { state: 'all' })).rows.length];
      });
      expect(seen, who).toEqual([0, 0]);
      await expect(
        desk.ask(stranger, (tx) => readVisit(tx, visit)),
        who,
      ).rejects.toMatchObject({ code: 'office.not_found' });
    }
    const told = await office.owner(
      `SELECT FROM office.events WHERE subject_kind LIKE 'visit%' AND (agency_id IS NOT NULL OR province_iso IS NOT NULL)`,
    );
    expect(told).toEqual([]);
  });

  test('is not seen by an officer who has a post at the agency under another hat, who may not put it there either', async () => {
    const both = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    await office.owner(
      `INSERT INTO office.posts (person_id, role, scope_kind, scope_id, from_at) VALUES ($1, 'agency_officer', 'agency', $2, now())`,
      [both.personId, school],
    );
    await expect(desk.ask(both, (tx) => readVisit(tx, visit))).rejects.toMatchObject({
      code: 'office.not_found',
    });
    const { id } = await desk.planned();
    const { version } = await desk.ask(both, (tx) => readVisit(tx, id));
    const adding = act(office.store, both.viewer, addAgency, { id, version, agencyId: school });
    await expect(adding).rejects.toMatchObject({ code: 'visits.own_agency' });
  });
});
