/**
 * Every door by which a question comes to a clinic, and what becomes of it there until it is about to be published.
 * Actions that make a consultation are found; so is every function of the database that writes one.
 */
import { lookThrough, takeQuestion } from '#clinic/asking/ask.ts';
import { intakeSha256, intakeText } from '#clinic/asking/intake.ts';
import { completeConsultation } from '#clinic/consultations/actions/complete.ts';
import { takeConsultation } from '#clinic/consultations/actions/take.ts';
import { writeNote } from '#clinic/consultations/actions/write-note.ts';
import { readConsultation } from '#clinic/consultations/queries.ts';
import { consultationSubject } from '#clinic/consultations/states.ts';
import { beginVisit } from '#clinic/visits/actions/begin-visit.ts';
import { draftPublication } from '#clinic/publishing/actions/draft.ts';
import { act, type Action } from '#office/action.ts';
import { hashOfCode } from '#office/staff/agency-code.ts';
import { AdviceDesk } from '../advice-desk.ts';
import { seeded } from '../any-rows.ts';
import type { Person, TestOffice } from '../office-store.ts';
import { VisitDesk } from '../visit-desk.ts';
import { inDays, type Cast } from '../watch-world.ts';
import { drawInput, fieldsOf } from './draw-input.ts';
import type { Place } from './places.ts';
import type { World } from './world.ts';

/** What stands in nothing else: words of the question, and whoever asked it. */
export const secret = {
  question: 'จะแบ่งจ้างสะพานลอยข้ามคลองลับเป็นสองสัญญาได้หรือไม่',
  words: 'สะพานลอยข้ามคลองลับ',
  askerName: 'ผู้ถามลับ ไม่เปิดเผย',
};

/** @returns id of the consultation */
type Door = (world: World, place: Place, clinic: Clinic) => Promise<string>;

type Clinic = Pick<Cast, 'officer' | 'colleague' | 'director'>;

/** The words before a question are accepted, so that the door online is open. */
export async function openIntake(office: TestOffice, { personId }: Person): Promise<void> {
  await office.owner(
    `INSERT INTO office.intake_texts (text_version, sha256, ground, accepted_by) VALUES ($1, $2, 'คำสั่งสมมุติ', $3)
     ON CONFLICT DO NOTHING`,
    [intakeText.version, intakeSha256, personId],
  );
}

/** Who works a place's clinic; made before anybody is asked anything, since people are seen by others. */
export async function clinicOf(office: TestOffice, { scopes }: Place): Promise<Clinic> {
  const scope: [string, string] = ['area', scopes.area];
  return {
    officer: await office.person({ role: 'area_officer', scope }),
    colleague: await office.person({ role: 'area_officer', scope }),
    director: await office.person({ role: 'area_director', scope }),
  };
}

/** Online, by somebody without an account. */
const askOnline: Door = async ({ office }, { scopes }) => {
  const typed = {
    askerKind: 'official',
    areaNo: scopes.area,
    topic: 'buying_method',
    question: secret.question,
    askerName: secret.askerName,
  };
  const { code } = await lookThrough(office.store, typed);
  await takeQuestion(office.store, typed, code, null);
  const [row] = await office.owner<{ id: string }>(
    `SELECT consultation_id::text AS id FROM office.consultation_codes WHERE code_hash = $1`,
    [Buffer.from(hashOfCode(code.replaceAll(' ', '')), 'hex')],
  );
  return row!.id;
};

/** Functions of the database that take a question, by name. */
const functions: Readonly<Record<string, Door>> = { take_question: askOnline };

export async function everyDoor({ office, actions }: World): Promise<Map<string, Door>> {
  const makers = [...actions.values()].filter(
    ({ declared }) => declared.from === 'new' && declared.subject.table === consultationSubject.table,
  );
  const found = new Map(makers.map((one) => [one.name, byAction(one)]));
  const written = await office.owner<{ name: string }>(
    `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'office'::regnamespace
       AND prosrc ~* 'INSERT INTO office\\.consultations\\M'`,
  );
  for (const { name } of written) {
    if (!functions[name])
      throw new Error(`office.${name} takes a question: say in tests/access/doors.ts how`);
    found.set(name, functions[name]);
  }
  return found;
}

function byAction(action: Action<unknown>): Door {
  return async (world, place, clinic) => {
    const { office } = world;
    const draw = seeded(61);
    const asked: Record<string, () => Promise<string>> = {
      question: () => Promise.resolve(secret.question),
      askerName: () => Promise.resolve(secret.askerName),
      topic: () => Promise.resolve('buying_method'),
      visitId: () => mobileUnit(office, place, clinic),
    };
    const known = new Map<string, unknown[]>();
    for (const field of fieldsOf(action.declared.input))
      if (asked[field]) known.set(field, [await asked[field]()]);
    const wishes = world.wishesAt(place, draw);
    const named = (field: string) => known.get(field) ?? wishes.named(field);
    const input = drawInput(action.declared.input, { ...wishes, named }, draw);
    if (input === null) throw new Error(`no input of ${action.name} could be drawn at ${place.name}`);
    const { id } = (await act(office.store, clinic.officer.viewer, action, input)) as { id: string };
    return id;
  };
}

/** A visit that is under way with its mobile unit. */
async function mobileUnit(office: TestOffice, { scopes }: Place, clinic: Clinic): Promise<string> {
  const desk = new VisitDesk(office, clinic as Cast);
  const { id } = await desk.planned({ provinceIso: scopes.province });
  await desk.press(clinic.officer, beginVisit, id);
  return id;
}

/** Comes in by the door, is completed, talked about, answered, signed and half told anew. */
export async function askedBy(door: Door, world: World, place: Place, clinic: Clinic): Promise<void> {
  const { office } = world;
  const id = await door(world, place, clinic);
  const press = async (deed: Action<unknown>, typed: object) => {
    const { version } = await office.store.within(clinic.officer.viewer, (tx) => readConsultation(tx, id));
    await act(office.store, clinic.officer.viewer, deed, { id, version, ...typed });
  };
  await press(completeConsultation, {
    askerName: secret.askerName,
    contact: '08-1234-5678',
    agencyId: place.agencies[0],
    provinceIso: place.scopes.province,
    district: place.scopes.district,
    decideByOn: inDays(20),
    amountThb: '961,250',
    counterpart: 'หจก. คู่สัญญาลับ',
  });
  await press(takeConsultation.first, {});
  await press(writeNote.ask, { words: 'งบประมาณก้อนเดียวหรือไม่' });
  const desk = new AdviceDesk(office, clinic as Cast);
  const advice = await desk.signed(id, {
    level: 'conditional',
    conditions: `ให้หารือก่อน ${secret.words}`,
    answer: `ควรชะลอ ${secret.words}`,
  });
  await act(office.store, clinic.officer.viewer, draftPublication, {
    adviceId: advice.id,
    title: `เรื่องที่ยังไม่เผยแพร่ ${secret.words}`,
    topic: 'buying_method',
    question: 'แยกสัญญาได้หรือไม่ในกรณีเดียวกัน',
    facts: 'งบประมาณรายการเดียวกัน',
    level: 'hold',
    answer: 'ควรชะลอและหารือก่อน (สมมุติ)',
  });
}
