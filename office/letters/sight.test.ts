/** Who sees a letter: its office and the centre; its addressee once it was dispatched; a ลับ one its office alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { openWatchItem } from '#office/watch-items/actions/open.ts';
import type { Viewer } from '#platform/postgres/store.ts';
import { officeStore, publicViewer } from '#tests/office-store.ts';
import { answerLetter } from './actions/answer-letter.ts';
import { confirmReceipt } from './actions/confirm-receipt.ts';
import { draftLetter } from './actions/draft-letter.ts';
import { editLetter } from './actions/edit-letter.ts';
import { recordAnswer } from './actions/record-answer.ts';
import { registerIncoming } from './actions/register-incoming.ts';
import { agencyId, answer, draft, letterAt, secretDraft, setDesk, type Desk } from '#tests/letters-desk.ts';
import { typedItem } from '#tests/watch-world.ts';
import { letterPdf } from './issued.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-sight-'));
let desk: Desk;
beforeAll(async () => {
  desk = await setDesk(office, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const post = async (role: string, kind: string, id: string) =>
  (await office.person({ role, scope: [kind, id] })).viewer;
const sees = (viewer: Viewer, id: string) =>
  office.store.within(viewer, async (tx) => {
    const { rows } = await sql`SELECT 1 AS one FROM office.letters WHERE letter_id = ${id}`.execute(tx);
    return rows.length === 1;
  });

describe('an ordinary letter', () => {
  test('is seen by its Area and the centre at once, by the addressee after dispatch, by nobody else', async () => {
    const draftOnly = await letterAt(office, desk, 'numbered');
    const sent = await letterAt(office, desk, 'dispatched');
    const others = {
      'another Area': await post('area_director', 'area', '5'),
      'the administrator': await post('administrator', 'nation', ''),
      'the data protection officer': await post('dpo', 'nation', ''),
      'the governor': await post('governor', 'province', 'TH-74'),
      'another agency': await post('agency_head', 'agency', 'agency:office:other'),
      'the suppression group': await post('referral_officer', 'area', '7'),
      'the public': publicViewer,
    };
    for (const [who, viewer] of Object.entries(others)) {
      expect(await sees(viewer, draftOnly.id), who).toBe(false);
      expect(await sees(viewer, sent.id), who).toBe(false);
    }
    const centre = await post('centre_officer', 'nation', '');
    for (const viewer of [desk.officer, desk.director, centre]) {
      expect(await sees(viewer, draftOnly.id)).toBe(true);
      expect(await sees(viewer, sent.id)).toBe(true);
    }
    expect(await sees(desk.head, draftOnly.id)).toBe(false);
    expect(await sees(desk.head, sent.id)).toBe(true);
  });

  test.each([
    ['province', 'TH-74', 'governor', 'province', 'TH-74'],
    ['province', 'TH-74', 'province_officer', 'province', 'TH-74'],
    ['district', '7401', 'district_centre', 'district', '7401'],
    ['nacc_province', 'TH-74', 'nacc_province', 'province', 'TH-74'],
    ['nacc_region', '7', 'nacc_region', 'region', '7'],
    ['nacc_centre', '', 'nacc_centre', 'nation', ''],
    ['suppression', '7', 'referral_officer', 'area', '7'],
  ])('to %s %s is read by %s of %s %s and not by the agency', async (kind, id, role, scopeKind, scopeId) => {
    await office.owner(`INSERT INTO office.districts VALUES ('7401', 'TH-74', 'เมืองสมุทรสาคร', 'Mueang Samut Sakhon', '2019-01-01')
      ON CONFLICT DO NOTHING`);
    const to = { ...draft, recipientKind: kind, recipientId: id, recipientName: '' };
    const sent = await letterAt(office, desk, 'dispatched', to);
    expect(await sees(await post(role, scopeKind, scopeId), sent.id)).toBe(true);
    expect(await sees(desk.head, sent.id)).toBe(false);
  });

  test('is not the reader’s any more from the moment the post ends', async () => {
    const sent = await letterAt(office, desk, 'dispatched');
    const former = await office.person({ role: 'agency_head', scope: ['agency', agencyId] });
    expect(await sees(former.viewer, sent.id)).toBe(true);
    await office.owner('UPDATE office.posts SET until_at = now() WHERE post_id = $1', [former.postId]);
    expect(await sees(former.viewer, sent.id)).toBe(false);
  });

  test('of another Area is answered as one that does not exist, PDF and all', async () => {
    const { id, version } = await letterAt(office, desk, 'drafted');
    const other = await post('area_director', 'area', '5');
    const nowhere = '00000000-0000-4000-8000-000000000000';
    for (const wanted of [id, nowhere]) {
      expect(await answer(act(office.store, other, editLetter, { ...draft, id: wanted, version }))).toBe(
        'office.not_found',
      );
      expect(await answer(letterPdf(office.store, other, desk.files, wanted))).toBe('office.not_found');
    }
    expect(await answer(letterPdf(office.store, other, desk.files, 'no id'))).toBe('office.not_found');
  });

  test('is read by the centre, and written by its own office only', async () => {
    const { id, version } = await letterAt(office, desk, 'drafted');
    const centre = await post('centre_officer', 'nation', '');
    expect(await answer(act(office.store, centre, editLetter, { ...draft, id, version }))).toBe(
      'office.not_found',
    );
  });

  test('does not tell its addressee what it belongs to', async () => {
    const { id: item } = await act(office.store, desk.officer, openWatchItem, typedItem({ agencyId }));
    const sent = await letterAt(office, desk, 'dispatched', {
      ...draft,
      aboutKind: 'watch_item',
      aboutId: item,
    });
    const links = (viewer: Viewer) =>
      office.store.within(viewer, async (tx) => {
        const { rows } = await sql<{ about_id: string }>`
          SELECT about_id FROM office.letter_matters WHERE letter_id = ${sent.id}`.execute(tx);
        return rows.map((row) => row.about_id);
      });
    expect(await links(desk.officer)).toEqual([item]);
    expect(await links(desk.head)).toEqual([]);
  });

  test('cannot be about what is not there, or is not its drafter’s', async () => {
    const about = (aboutId: string) => ({ ...draft, aboutKind: 'watch_item', aboutId });
    for (const id of ['คำใดก็ได้', '00000000-0000-4000-8000-000000000000'])
      expect(await answer(act(office.store, desk.officer, draftLetter, about(id)))).toBe('office.not_found');
  });

  test('is confirmed and answered by its addressee alone', async () => {
    const sent = await letterAt(office, desk, 'dispatched');
    const stranger = await post('agency_head', 'agency', 'agency:office:other');
    expect(await answer(act(office.store, stranger, confirmReceipt, sent))).toBe('office.not_found');
    expect(await answer(act(office.store, desk.officer, answerLetter, { ...sent, answer: 'ตอบแทน' }))).toBe(
      'office.not_permitted',
    );
    await act(office.store, desk.head, answerLetter, { ...sent, answer: 'รับทราบและแก้ไขแล้ว' });
    expect(
      await answer(act(office.store, desk.head, answerLetter, { id: sent.id, version: 6, answer: 'อีกครั้ง' })),
    ).toBe('office.wrong_state');
  });
});

describe('a ลับ letter', () => {
  test('has no words, no link and no online dispatch, whatever a form sends', async () => {
    for (const more of [
      { subjectLine: 'เรื่องลับ' },
      { body: 'เนื้อความที่ต้องไม่อยู่ในระบบ' },
      { references: 'หนังสือลับ' },
      { enclosures: 'เอกสารลับ' },
      { aboutKind: 'watch_item', aboutId: 'x' },
    ])
      expect(await answer(act(office.store, desk.officer, draftLetter, { ...secretDraft, ...more }))).toBe(
        'letters.secret_has_no_copy',
      );
    expect(
      await office.owner(
        `SELECT 1 FROM office.letters WHERE secrecy = 'secret' AND (body IS NOT NULL OR subject_line IS NOT NULL)`,
      ),
    ).toEqual([]);
  });

  test('is seen by its own office: not by the centre, not by its addressee even after dispatch', async () => {
    const sent = await letterAt(office, desk, 'dispatched', secretDraft);
    expect(await sees(desk.officer, sent.id)).toBe(true);
    expect(await sees(await post('centre_officer', 'nation', ''), sent.id)).toBe(false);
    expect(await sees(await post('area_officer', 'area', '5'), sent.id)).toBe(false);
    expect(await sees(desk.head, sent.id)).toBe(false);
    expect(await answer(act(office.store, desk.head, confirmReceipt, sent))).toBe('office.not_found');
  });

  test('has no PDF', async () => {
    const { id } = await letterAt(office, desk, 'dispatched', secretDraft);
    expect(await answer(letterPdf(office.store, desk.officer, desk.files, id))).toBe(
      'letters.secret_has_no_copy',
    );
  });

  test('sends nobody a message', async () => {
    const reader = await office.person({ role: 'agency_officer', scope: ['agency', agencyId] });
    const waiting = () =>
      office.owner('SELECT kind FROM office.outbox WHERE person_id = $1', [reader.personId]);
    await letterAt(office, desk, 'dispatched', secretDraft);
    expect(await waiting()).toEqual([]);
    await letterAt(office, desk, 'dispatched');
    expect(await waiting()).toEqual([{ kind: 'notice' }]);
  });

  test('leaves neither name nor words in the timeline', async () => {
    const { id } = await letterAt(office, desk, 'dispatched', secretDraft);
    const rows = await office.owner<{ text: string }>(
      'SELECT row_to_json(e)::text AS text FROM office.events e WHERE subject_id = $1',
      [id],
    );
    expect(rows).toHaveLength(5);
    expect(rows.map(({ text }) => text).join()).not.toMatch(/[ก-๙]/u);
  });

  test('is answered by an incoming ลับ letter, of which no more is kept', async () => {
    const sent = await letterAt(office, desk, 'dispatched', secretDraft);
    const came = await act(office.store, desk.officer, registerIncoming, {
      secrecy: 'secret',
      senderName: 'องค์การบริหารส่วนตำบลตัวอย่าง',
      answersLetterId: sent.id,
    });
    await act(office.store, desk.officer, recordAnswer, { ...sent, incomingId: came.id });
    expect(
      await office.owner('SELECT answer, incoming_id FROM office.letter_answers WHERE letter_id = $1', [
        sent.id,
      ]),
    ).toEqual([{ answer: null, incoming_id: came.id }]);
    expect(
      await answer(
        act(office.store, desk.officer, registerIncoming, {
          secrecy: 'secret',
          senderName: 'ผู้ส่ง',
          subjectLine: 'เรื่อง',
        }),
      ),
    ).toBe('letters.secret_has_no_copy');
  });
});

test('an incoming letter is seen by its own office alone', async () => {
  const came = await act(office.store, desk.officer, registerIncoming, {
    secrecy: 'ordinary',
    senderName: 'องค์การบริหารส่วนตำบลตัวอย่าง',
    subjectLine: 'หารือ',
  });
  const seen = (viewer: Viewer) =>
    office.store.within(viewer, async (tx) => {
      const { rows } =
        await sql`SELECT 1 AS one FROM office.incoming_letters WHERE incoming_id = ${came.id}`.execute(tx);
      return rows.length;
    });
  expect(await seen(desk.colleague)).toBe(1);
  for (const viewer of [
    desk.head,
    await post('area_officer', 'area', '5'),
    await post('centre_officer', 'nation', ''),
    await post('administrator', 'nation', ''),
    publicViewer,
  ])
    expect(await seen(viewer)).toBe(0);
});
