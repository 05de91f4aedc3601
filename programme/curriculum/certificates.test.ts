/** Certificates: earned once, checked by anybody who holds the paper, and told when forged, edited or revoked. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { keysOf } from '#platform/crypto/keys.ts';
import { keptFiles, sha256Of } from '#platform/kept-files.ts';
import { printedText } from '#platform/typst/printed-text.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { beginTest } from './actions/begin-test.ts';
import { handInTest } from './actions/hand-in-test.ts';
import { importCourse } from './actions/import-course.ts';
import { issueCertificate } from './actions/issue-certificate.ts';
import { publishVersion } from './actions/publish-version.ts';
import { revokeCertificate } from './actions/revoke-certificate.ts';
import { CertificateSeal, codeLength, spacedCode } from './certificate-code.ts';
import { certificatePaper, certificatePdf } from './certificate-paper.ts';
import { checkCode, ownCertificates, readCertificate } from './certificates.ts';
import { starterCourse } from './starter.ts';

const office = officeStore();
const seal = new CertificateSeal(keysOf(randomBytes(32)));
let versionId = '';
let director: Person;

beforeAll(async () => {
  const centre = await office.person({ role: 'centre_officer', scope: ['nation', ''] });
  director = await office.person({ role: 'area_director', scope: ['area', '7'] });
  const { id } = await act(office.store, centre.viewer, importCourse, { content: starterCourse() });
  await act(office.store, centre.viewer, publishVersion, { id, version: 1 });
  versionId = id;
});

/** A post-test with so many right. */
async function sat(person: Person, right: number): Promise<string> {
  const { id } = await act(office.store, person.viewer, beginTest, { versionId, kind: 'post' });
  await office.owner(
    `UPDATE office.attempt_answers p SET answered_at = now(), choice = q.right_choice
     FROM office.questions q WHERE q.question_id = p.question_id AND p.attempt_id = $1 AND p.place_no <= $2`,
    [id, right],
  );
  await act(office.store, person.viewer, handInTest, { id });
  return id;
}

async function earned(name: string) {
  const person = await office.person({ role: 'area_officer', scope: ['area', '7'], name });
  const { id } = await act(office.store, person.viewer, issueCertificate, {
    attemptId: await sat(person, 12),
    seal,
  });
  const one = await office.store.within(person.viewer, (tx) => readCertificate(tx, id));
  return { person, id, one, code: seal.codeOf(one) };
}

const check = (code: string, by = seal) => office.store.within(publicViewer, (tx) => checkCode(tx, by, code));
const refusal = (problem: string) => expect.objectContaining({ code: problem }) as Error;

describe('a certificate', () => {
  test('is issued once for a passed post-test, to the one who passed it, with name and title of the day', async () => {
    const { person, id, one } = await earned('สมมุติ เรียนจบ');
    expect(one).toMatchObject({ holderName: 'สมมุติ เรียนจบ', hours: 3, versionNo: 1, state: 'issued' });
    await expect(
      act(office.store, person.viewer, issueCertificate, { attemptId: one.attemptId, seal }),
    ).rejects.toEqual(refusal('curriculum.has_certificate'));
    await expect(
      act(office.store, director.viewer, issueCertificate, { attemptId: one.attemptId, seal }),
    ).rejects.toEqual(refusal('office.not_found'));
    const failed = await sat(director, 9);
    await expect(
      act(office.store, director.viewer, issueCertificate, { attemptId: failed, seal }),
    ).rejects.toEqual(refusal('curriculum.not_passed'));
    await office.owner(`UPDATE office.people SET full_name = 'ชื่อใหม่ ภายหลัง' WHERE person_id = $1`, [
      person.personId,
    ]);
    const [later] = await office.store.within(person.viewer, ownCertificates);
    expect(later).toMatchObject({ certificateId: id, holderName: 'สมมุติ เรียนจบ' });
  });

  test('has a number without gaps, whoever asks at once', async () => {
    const people = await Promise.all(
      [1, 2, 3, 4].map(() => office.person({ role: 'area_officer', scope: ['area', '7'] })),
    );
    const attempts = await Promise.all(people.map((person) => sat(person, 14)));
    await Promise.all(
      people.map((person, at) =>
        act(office.store, person.viewer, issueCertificate, { attemptId: attempts[at]!, seal }),
      ),
    );
    const rows = await office.owner<{ no: number }>(
      'SELECT number_no AS no FROM office.certificates ORDER BY 1',
    );
    expect(rows.map(({ no }) => no)).toEqual(rows.map((_, at) => at + 1));
  });

  test('is read by its holder and the desk of its Area; a desk elsewhere is told that there is none', async () => {
    const { id } = await earned('สมมุติ ของเขต');
    const far = await office.person({ role: 'area_director', scope: ['area', '5'] });
    const read = (person: Person) => office.store.within(person.viewer, (tx) => readCertificate(tx, id));
    expect((await read(director)).holderName).toBe('สมมุติ ของเขต');
    await expect(read(far)).rejects.toEqual(refusal('office.not_found'));
    await expect(
      act(office.store, far.viewer, revokeCertificate, { id, version: 1, reason: 'ไม่ใช่ของเขตเรา' }),
    ).rejects.toEqual(refusal('office.not_found'));
  });
});

describe('whoever checks a code', () => {
  test('of 120 bits sees what the paper says, however it is typed, and no list, no person, no reason', async () => {
    const { code, person } = await earned('สมมุติ ตรวจได้');
    expect(code).toHaveLength(codeLength);
    const shown = await check(spacedCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'));
    expect(shown).toMatchObject({ found: 'issued', facts: { holderName: 'สมมุติ ตรวจได้', hours: 3 } });
    expect(JSON.stringify(shown)).not.toContain(person.personId);
    const list = await office.store.within(publicViewer, (tx) =>
      tx.selectFrom('office.certificates').selectAll().execute(),
    );
    expect(list).toEqual([]);
  });

  test('is told the same of every code that was made up', async () => {
    const { code } = await earned('สมมุติ ไม่รู้จัก');
    const guesses = [
      '',
      'x',
      `${code}0`,
      code.slice(1),
      '0'.repeat(24),
      'ก'.repeat(24),
      "' OR 1=1 --",
      code.replace(/.$/u, (last) => (last === 'A' ? 'B' : 'A')),
    ];
    for (const guess of guesses) expect(await check(guess), guess).toEqual({ found: 'unknown' });
  });

  test('is told when the record was edited, written by hand, or made with another key', async () => {
    const { id, code } = await earned('สมมุติ เดิม');
    await office.owner(`UPDATE office.certificates SET holder_name = 'สมมุติ ปลอม' WHERE certificate_id = $1`, [
      id,
    ]);
    expect(await check(code)).toEqual({ found: 'altered' });
    await office.owner(
      `UPDATE office.certificates SET holder_name = 'สมมุติ เดิม', hours = 30 WHERE certificate_id = $1`,
      [id],
    );
    expect(await check(code)).toEqual({ found: 'altered' });
    await office.owner(`UPDATE office.certificates SET hours = 3 WHERE certificate_id = $1`, [id]);
    expect(await check(code)).toMatchObject({ found: 'issued' });
    expect(await check(code, new CertificateSeal(keysOf(randomBytes(32))))).toEqual({ found: 'altered' });
  });

  test('is told that it was revoked and when, and not why', async () => {
    const { id, code, person } = await earned('สมมุติ เพิกถอน');
    const reason = 'ผู้อื่นทำแบบทดสอบแทน';
    await expect(
      act(office.store, person.viewer, revokeCertificate, { id, version: 1, reason }),
    ).rejects.toEqual(refusal('office.not_permitted'));
    await act(office.store, director.viewer, revokeCertificate, { id, version: 1, reason });
    const shown = await check(code);
    expect(shown).toMatchObject({ found: 'revoked' });
    expect(JSON.stringify(shown)).not.toContain(reason);
    await expect(
      act(office.store, director.viewer, revokeCertificate, { id, version: 2, reason }),
    ).rejects.toEqual(refusal('office.wrong_state'));
  });
});

test('the paper is made once and kept with its hash, with name, number and code on it', async () => {
  const { person, id, one, code } = await earned('สมมุติ พิมพ์ใบประกาศ');
  const files = keptFiles(freshFolder());
  const printer = {
    store: office.store,
    viewer: person.viewer,
    files,
    seal,
    origin: 'https://office.example',
  };
  const { bytes } = await certificatePdf(printer, id);
  const [kept] = await office.owner<{ sha: string }>(
    'SELECT pdf_sha256 AS sha FROM office.certificates WHERE certificate_id = $1',
    [id],
  );
  expect(kept?.sha).toBe(sha256Of(bytes));
  expect(
    (await certificatePdf({ ...printer, origin: 'https://elsewhere.example' }, id)).bytes.equals(bytes),
  ).toBe(true);
  const text = printedText(certificatePaper(one, printer));
  for (const said of [one.holderName, spacedCode(code), 'office.example/certificates'])
    expect(text.replaceAll(/\s/gu, '')).toContain(said.replaceAll(/\s/gu, ''));
});
