/** After a meeting: commitments become recommendations, the director is told, and news leaves the desk checked by another. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, type Action } from '#office/action.ts';
import { KeptUpload } from '#office/letters/files.ts';
import { lettersAbout } from '#office/letters/queries.ts';
import { readRecommendation } from '#office/recommendations/queries.ts';
import { keptFiles } from '#platform/kept-files.ts';
import { officeStore, publicViewer } from '#tests/office-store.ts';
import { codeOf as code, meetingDesk } from '#tests/meeting-desk.ts';
import { castOf, inDays, layWorld, school, type Cast } from '#tests/watch-world.ts';
import { activityById } from '../activities.ts';
import { addPhoto } from './actions/add-photo.ts';
import { clearNews } from './actions/clear-news.ts';
import { commitAgency } from './actions/commit-agency.ts';
import { recordMeeting } from './actions/record-meeting.ts';
import { recordPublication } from './actions/record-publication.ts';
import { reportMeeting } from './actions/report-meeting.ts';
import { rewriteNews, writeNews } from './actions/write-news.ts';
import { newsOf } from './news.ts';
import { readMeeting } from './queries.ts';
import { commitmentsOf, reportText } from './report.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-news-'));
const { announced } = meetingDesk(office, () => cast);
let cast: Cast;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  await office.owner(`INSERT INTO office.fiscal_years (fiscal_year_be) SELECT generate_series(2565, 2575)`);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function held(): Promise<string> {
  const id = await announced();
  await office.owner('UPDATE office.activities SET on_day = $2::date WHERE activity_id = $1', [
    id,
    inDays(0),
  ]);
  await on('officer', recordMeeting, id, {
    attendees: 90,
    basis: 'counted',
    sectors: [{ sector: 'local_government', count: 40, who: 'ผู้นำท้องถิ่น' }],
  });
  return id;
}

async function on<Result>(who: keyof Cast, chosen: Action<Result>, id: string, typed: object = {}) {
  const [row] = await office.owner<{ version: number }>(
    `SELECT version FROM office.activities WHERE activity_id = $1
     UNION ALL SELECT version FROM office.meeting_news WHERE meeting_news_id = $1`,
    [id],
  );
  return act(office.store, cast[who].viewer, chosen, { id, version: row!.version, ...typed });
}
const read = <T>(work: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(cast.officer.viewer, work);

test('what an agency agreed to is a recommendation that the agency answers, and stands in the director’s memorandum', async () => {
  const meeting = await held();
  const advice = { agencyId: school, advice: 'ลงชื่อเด็กที่มากินจริงทุกวัน', dueOn: inDays(30) };
  const { id } = await on('officer', commitAgency, meeting, advice);
  const seen = await office.store.within(cast.head.viewer, (tx) => readRecommendation(tx, id));
  expect(seen).toMatchObject({ state: 'issued', grounds: 'ข้อตกลงในประชุมเชิงปฏิบัติการสมมุติ' });
  expect(await code(on('elsewhere', commitAgency, meeting, advice))).toBe('office.not_found');
  const text = await read(async (tx) =>
    reportText(await readMeeting(tx, meeting), await commitmentsOf(tx, meeting)),
  );
  expect(text).toMatch(/90 คน \(นับหน้างาน\)\n- องค์กรปกครองส่วนท้องถิ่น \(ผู้นำท้องถิ่น\) 40 คน/u);
  expect(text).toContain('1. โรงเรียนสมมุติวิทยา: ลงชื่อเด็กที่มากินจริงทุกวัน');
  await on('officer', reportMeeting, meeting, { recipient: 'ผู้อำนวยการสำนักงาน ปปท. เขต 7', body: text });
  expect(await read((tx) => lettersAbout(tx, 'meeting', meeting))).toMatchObject([
    { kind: 'memo', state: 'drafted', recipient: 'ผู้อำนวยการสำนักงาน ปปท. เขต 7' },
  ]);
  expect((await read((tx) => readMeeting(tx, meeting))).state).toBe('reported');
});

test('nothing is agreed or reported before the meeting was held', async () => {
  const meeting = await announced();
  const advice = { agencyId: school, advice: 'ลงชื่อเด็กที่มากินจริงทุกวัน', dueOn: inDays(30) };
  expect(await code(on('officer', commitAgency, meeting, advice))).toBe('office.wrong_state');
  const memo = { recipient: 'ผู้อำนวยการ', body: 'ยังไม่มีอะไรจะรายงาน' };
  expect(await code(on('officer', reportMeeting, meeting, memo))).toBe('office.wrong_state');
});

/** The smallest picture: one grey dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

test('news and its pictures leave the desk only when a second person saw consent and titles', async () => {
  const meeting = await held();
  const said = { headline: 'ประชุมขับเคลื่อนคลินิก', body: 'ผู้ว่าราชการจังหวัดเป็นประธานเปิดการประชุม' };
  const { id } = await act(office.store, cast.officer.viewer, writeNews, { meetingId: meeting, ...said });
  expect(
    await code(act(office.store, cast.colleague.viewer, writeNews, { meetingId: meeting, ...said })),
  ).toBe('meetings.news_already');
  const file = await KeptUpload.take(keptFiles(folder), { name: 'เวที.png', bytes: dot });
  await on('director', addPhoto, id, { caption: 'ผู้ว่าราชการจังหวัดบนเวที', consent: 'all_asked', file });
  const both = { consentsSeen: 'yes', titlesRight: 'yes', withLetter: 'yes' };
  expect(await code(on('officer', clearNews, id, both))).toBe('meetings.own_news');
  expect(await code(on('director', clearNews, id, both))).toBe('meetings.own_news'); // gave a picture
  expect(await code(on('colleague', clearNews, id, { consentsSeen: 'yes' }))).toBe('meetings.not_checked');
  expect(await code(on('officer', recordPublication, id, { link: 'https://example.go.th/ข่าว' }))).toBe(
    'office.wrong_state',
  );
  await on('colleague', clearNews, id, both);
  expect(await read((tx) => lettersAbout(tx, 'meeting', meeting))).toMatchObject([
    { recipient: 'ประชาสัมพันธ์จังหวัดสมุทรสาคร', state: 'drafted' },
  ]);
  await on('officer', rewriteNews, id, { ...said, headline: 'พาดหัวใหม่' });
  expect(await read((tx) => newsOf(tx, meeting))).toMatchObject({ state: 'drafted', clearedBy: null });
  await on('colleague', clearNews, id, { consentsSeen: 'yes', titlesRight: 'yes' });
  await on('officer', recordPublication, id, { link: 'https://example.go.th/ข่าว' });
  const open = await office.store.within(publicViewer, async (tx) => [
    await activityById(tx, meeting),
    await newsOf(tx, meeting),
  ]);
  expect(open).toMatchObject([{ publishedLink: 'https://example.go.th/ข่าว' }, null]);
  for (const who of ['elsewhere', 'governor', 'head'] as const)
    expect(await office.store.within(cast[who].viewer, (tx) => newsOf(tx, meeting)), who).toBeNull();
});
