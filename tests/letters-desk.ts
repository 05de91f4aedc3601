/** A desk with people, an agency and letters at every step, for the tests of this room. */
import { act } from '#office/action.ts';
import { keptFiles, type KeptFiles } from '#platform/kept-files.ts';
import { dispatchLetter } from '#office/letters/actions/dispatch-letter.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { numberLetter } from '#office/letters/actions/number-letter.ts';
import { reviewLetter } from '#office/letters/actions/review-letter.ts';
import { signLetter } from '#office/letters/actions/sign-letter.ts';
import { letterPdf } from '#office/letters/issued.ts';
import type { Person, TestOffice } from './office-store.ts';

export const agencyId = 'agency:office:demo-tambon';

export interface Desk {
  officer: Person['viewer'];
  colleague: Person['viewer'];
  director: Person['viewer'];
  /** Of the agency that letters go to. */
  head: Person['viewer'];
  files: KeptFiles;
}

export const draft = {
  kind: 'external',
  secrecy: 'ordinary',
  recipientKind: 'agency',
  recipientId: agencyId,
  recipientName: 'นายกองค์การบริหารส่วนตำบลตัวอย่าง',
  subjectLine: 'ขอให้ทบทวนขั้นตอนการตรวจรับพัสดุ',
  references: '',
  enclosures: 'แบบสอบทาน จำนวน 1 ชุด',
  body: 'ด้วยสำนักงานได้รับทราบขั้นตอนการตรวจรับพัสดุของหน่วยงานแล้ว\n\nจึงเรียนมาเพื่อโปรดพิจารณา',
};

export const secretDraft = {
  kind: 'external',
  secrecy: 'secret',
  recipientKind: 'agency',
  recipientId: agencyId,
  recipientName: 'นายกองค์การบริหารส่วนตำบลตัวอย่าง',
};

/** Provinces, an invented agency in Area 7 and four people. */
export async function setDesk(office: TestOffice, folder: string): Promise<Desk> {
  await office.owner(`INSERT INTO office.provinces VALUES ('TH-74', 'สมุทรสาคร', 'Samut Sakhon'),
    ('TH-50', 'เชียงใหม่', 'Chiang Mai') ON CONFLICT DO NOTHING`);
  await office.owner(`INSERT INTO office.area_provinces (province_iso, area_no, valid_from_on)
    VALUES ('TH-74', 7, '2019-01-01'), ('TH-50', 5, '2019-01-01') ON CONFLICT DO NOTHING`);
  await office.owner(
    `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source, is_demonstration)
     VALUES ($1, 'องค์การบริหารส่วนตำบลตัวอย่าง', 'อบตตัวอย่าง', 'TH-74', 'test', true) ON CONFLICT DO NOTHING`,
    [agencyId],
  );
  const area = ['area', '7'] as [string, string];
  const viewer = async (role: string, scope: [string, string]) =>
    (await office.person({ role, scope })).viewer;
  return {
    officer: await viewer('area_officer', area),
    colleague: await viewer('area_officer', area),
    director: await viewer('area_director', area),
    head: await viewer('agency_head', ['agency', agencyId]),
    files: keptFiles(folder),
  };
}

const steps = ['drafted', 'reviewed', 'signed', 'numbered', 'dispatched'] as const;

/** A letter that has come as far as `state`. */
export async function letterAt(
  office: TestOffice,
  desk: Desk,
  state: (typeof steps)[number],
  given: object = draft,
): Promise<{ id: string; version: number }> {
  const { store } = office;
  const id = await act(store, desk.officer, draftLetter, given);
  const isSecret = (given as { secrecy?: string }).secrecy === 'secret';
  const reached = steps.indexOf(state);
  if (reached >= 1) await act(store, desk.colleague, reviewLetter, { id, version: 1 });
  if (reached >= 2) await act(store, desk.director, signLetter, { id, version: 2 });
  if (reached >= 3) await act(store, desk.officer, numberLetter, { id, version: 3 });
  if (reached >= 4) {
    if (!isSecret) await letterPdf(store, desk.officer, desk.files, id);
    await act(store, desk.officer, dispatchLetter, { id, version: 4, means: 'post' });
  }
  return { id, version: reached + 1 };
}

/** Code of the problem, or 'done'. */
export function answer(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
}
