/** What the fields of actions are called here, and what may be meant by that at a place. */
import { randomBytes, randomUUID } from 'node:crypto';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { KeptUpload } from '#office/letters/files.ts';
import { topicsOf } from '#office/districts/topics.ts';
import { readProcesses } from '#office/watch-items/processes.ts';
import { criteriaInForce } from '#programme/model-agencies/criteria.ts';
import { intakeSha256 } from '#clinic/asking/intake.ts';
import { VisitPhoto } from '#clinic/visits/photos.ts';
import type { ItaList } from '#master-plan/ita/list.ts';
import type { ReturnBook } from '#master-plan/returns/book/read.ts';
import { keysOf } from '#platform/crypto/keys.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import { CertificateSeal } from '#programme/curriculum/certificate-code.ts';
import { powers } from '#watch/warnings/powers.ts';
import { starterCourse } from '#programme/curriculum/starter.ts';
import type { Draw } from '../any-value.ts';
import { phonePicture } from '../phone-picture.ts';
import { AnalysisRisks } from '#programme/selection/risk.ts';
import { inventedCandidate } from '../invented-candidate.ts';
import { inDays } from '../watch-world.ts';
import type { Wishes } from './draw-input.ts';
import { enrolmentAt, indicatorHere, kindsOfPosts, type Place, type Post } from './places.ts';

const rowCounts = { read: 2, new: 1, changed: 0, unchanged: 0, quarantined: 1 };

/** Tried for every field, in this order. */
const general = [
  'ถ้อยคำสมมุติสำหรับทดสอบระบบ',
  ...[3, 1, '2', 2570],
  'คำสั้น',
  '0000000000',
  true,
  'https://example.go.th/เอกสาร',
  [{ name: 'contracts.csv', bytes: 10 }],
  ['ข้อหนึ่ง'],
  ['a0000000-0000-4000-8000-000000000000'],
];

export const paper = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');

export interface Known {
  place: Place;
  posts: readonly Post[];
  file: KeptUpload;
  photo: VisitPhoto;
  /** Names a return of the place. */
  book: ReturnBook;
  /** Names a body of the place. */
  itaList: ItaList;
  /** Ids of rows by the name of their key, as a field would call it: watchItemId → uuids. */
  ids: ReadonlyMap<string, readonly string[]>;
  draw: Draw;
}

/** A file that was looked at and kept, as attached to letters. */
export const upload = (files: KeptFiles): Promise<KeptUpload> =>
  KeptUpload.take(files, { name: 'เอกสาร.pdf', bytes: paper });

/** A picture of a visit, and its original. */
export const picture = (files: KeptFiles): Promise<VisitPhoto> => VisitPhoto.take(files, phonePicture());

/** A whole course file, read from its folder once: every action's wishes have it. */
let course: string | null = null;

export function wishesOf({ place, posts, file, photo, book, itaList, ids, draw }: Known): Wishes {
  const { scopes, agencies } = place;
  const desk = posts.filter(({ role, kind }) => role.startsWith('area_') && kind === 'area');
  const agency = agencies[0]!;
  const facts = {
    subjectId: agency,
    agencyId: agency,
    areaNo: Number(scopes.area),
    provinceIso: scopes.province,
  };
  let post = kindsOfPosts[0]!;
  const nextPost = () => (post = kindsOfPosts[Math.floor(draw() * kindsOfPosts.length)]!);
  const named: Record<string, () => readonly unknown[]> = {
    file: () => [file],
    photo: () => [photo],
    book: () => [book],
    itaList: () => [itaList],
    leaveOut: () => ['yes'],
    catalogueId: () => ['2569-vocational'],
    itemId: () => ['o22'],
    madeFrom: () => ['returns'],
    leadId: () => desk.map(({ person }) => person.personId),
    team: () => [desk.map(({ person }) => person.personId)],
    checklistId: () => ['school-lunch'],
    questionId: () => ['menu_public'],
    candidate: () => [inventedCandidate(facts)],
    risks: () => [AnalysisRisks.none],
    places: () => [[scopes.province]],
    flagId: () => ['purchases-just-below-limit'],
    flagVersion: () => [1],
    agencyId: () => agencies,
    senderAgencyId: () => agencies,
    into: () => agencies,
    recipientId: () => [agency, scopes.province, scopes.district, scopes.area],
    role: () => [nextPost()[0]],
    scopeKind: () => [post[1]],
    scopeId: () => [scopes[post[1]]],
    provinceIso: () => [scopes.province],
    toProvinceIso: () => [scopes.province],
    areaNo: () => [Number(scopes.area)],
    enrolmentId: () => [enrolmentAt(scopes.area)],
    criterion: () => criteriaInForce().criteria.map(({ id }) => id),
    fiscalYearBe: () => [fiscalYearBeOfInstant(new Date()) + 1],
    be: () => [fiscalYearBeOfInstant(new Date(`${inDays(12)}T12:00:00+07:00`))],
    onDay: () => [inDays(12)],
    meetingId: () => ids.get('activityId') ?? [],
    agencyIds: () => [[agency]],
    holders: () => ['หัวหน้าหน่วยงาน'],
    district: () => [scopes.district],
    districtCode: () => [scopes.district],
    responsibleId: () => desk.map(({ person }) => person.personId),
    process: () => readProcesses().processes.map(({ id }) => id),
    account: () => [{ totals: rowCounts, generation: null, files: [] }],
    month: () => [inDays(0).slice(0, 7), inDays(-31).slice(0, 7)],
    powerId: () => powers.powers.map(({ id }) => id),
    question: () => ['จะทำเรื่องนี้อย่างไรให้ถูกต้อง'], // an id's digits may read as somebody's number
    // Other words than what is published: an asker's own words are refused there.
    askerName: () => ['ผู้ขอคนหนึ่ง'],
    contact: () => ['ที่โต๊ะรับเรื่อง'],
    counterpart: () => ['ร้านค้าที่ตั้งใจจ้าง'],
    amountThb: () => ['961250'],
    sha256: () => [intakeSha256],
    section: () => ['procurement-act-2560#56'],
    section1: () => ['procurement-act-2560#56'],
    topic: () => topicsOf(inDays(-31).slice(0, 7)).map(({ id }) => id),
    session: () => [randomUUID()],
    hashes: () => [Array.from({ length: 10 }, () => randomBytes(32).toString('hex'))],
    source: () => ['ประกาศสมมุติ ลงวันที่ 1 ต.ค. 2569'], // words on a public page, and no row's id
    content: () => [(course ??= starterCourse())],
    seal: () => [new CertificateSeal(keysOf(randomBytes(32)))],
    importId: () => [randomUUID()],
    email: () => [`drawn.${randomBytes(4).toString('hex')}@example.go.th`],
    year: () => [2551, 2552, 2553, 2554, 2555, 2556],
    nodes: () => [[]],
    funding: () => ['none', 'integrated'],
    measure: () => ['typed'],
    unit: () => ['ฉบับ'],
    planned1: () => ['1000'],
    planned2: () => [''],
    plannedTotal: () => [''],
    baseline: () => [''],
    baselineBasis: () => [''],
    baselineBe: () => [''], // all of a baseline, or nothing of it
    baselineSource: () => [''],
    noteTh: () => [''],
    noteEn: () => [''],
    budgetClass: () => ['1'],
    committed: () => ['1000'],
    spent: () => ['500'],
    codeHash: () => [randomBytes(32).toString('hex')],
    linkHash: () => [randomBytes(32).toString('hex')],
    scans: () => [[{ id: randomUUID(), codeHash: '', way: 'in', at: new Date().toISOString() }]],
    sentAt: () => [new Date().toISOString()],
    inClock: () => ['09:00'],
    outClock: () => ['12:00'],
    clock: () => ['09:15'],
    closesAt: () => ['16:30'],
    indicatorId: () => [indicatorHere],
    parentId: () => ['goal-of-access'],
    goalId: () => ['goal-of-access'],
    slug: () => [`drawn-${randomBytes(4).toString('hex')}`],
    revisionNo: () => [1],
    typed: () => [typedReturnOf(draw)],
    heading: () => ['not_sent'],
    roundIds: () => [[`2599-q${place.name === 'here' ? 1 : 2}`]],
    hash: () => ['$argon2id$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA'],
  };
  // Weights make 100 together; what the office itself counts is known of every province.
  const weight = (field: string) =>
    field.startsWith('weight_') ? [field === 'weight_open_recommendations' ? '100' : '0'] : null;
  return {
    general,
    named: (field) => named[field]?.() ?? daysFor(field) ?? weight(field) ?? ids.get(field) ?? null,
  };
}

/** A return as it is typed, another each time: the same twice is no correction. */
const typedReturnOf = (draw: Draw) => ({
  values: { [indicatorHere]: { a: String(Math.floor(draw() * 100_000)) } },
  projects: [
    { id: randomUUID(), title: 'โครงการสมมุติของหน่วยงาน', parts: ['1'], received1: '1000', spent1: '10' },
  ],
});

const behind =
  /^(on$|held|document|dated|received|responded|done|opened|effective|dispatched|answered|happened|called|copied|sent|consented|said|settled|handed|their|from|as|seen)/u;

function daysFor(field: string): readonly string[] | null {
  if (!/(?:^on|On|At)$/u.test(field)) return null;
  if (field === 'monthOn') return [`${inDays(-31).slice(0, 7)}-01`];
  return behind.test(field) ? [inDays(0)] : [inDays(12), inDays(35), inDays(60)];
}
