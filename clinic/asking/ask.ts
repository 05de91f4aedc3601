/**
 * Asking the clinic online: no account, no name. The question is looked through first and comes back with a new code; it is
 * taken when it is sent with that code. So the asker has the code before anything is kept, and the same page sent twice, as
 * happens where the signal is poor, is one question.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { dayNumber, nextWorkingHour } from '#kernel/working-days.ts';
import { dayOver, noSuchPlace, noSuchTopic, notPromised } from '#clinic/consultations/problems.ts';
import { answerBy, topicsOn, type Urgency } from '#clinic/consultations/promises.ts';
import { likePublished, type LikeAnswer } from '#clinic/publishing/queries.ts';
import { searchText } from '#clinic/consultations/search.ts';
import { readCalendar, type OfficeCalendar } from '#office/deadlines/calendar.ts';
import { KeptUpload } from '#office/letters/files.ts';
import { inputProblem } from '#office/problems.ts';
import { newAgencyCode } from '#office/staff/agency-code.ts';
import { provincesToday } from '#office/territory/queries.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { readCode } from './code.ts';
import { askedFields, type Asked } from './fields.ts';
import { intakeNow, intakeSha256 } from './intake.ts';
import { intakeClosed, sentAlready, tooManyFiles } from './problems.ts';

export const mostFiles = 3;

export interface Documents {
  files: KeptFiles;
  uploads: readonly { name: string; bytes: Uint8Array }[];
}

/** Looked at and kept, before the question is: a document that is no paper stops nothing half way. @throws Problem */
export async function keptDocuments(documents: Documents | null): Promise<string> {
  const { files, uploads } = documents ?? { files: null, uploads: [] };
  if (uploads.length > mostFiles) throw tooManyFiles(mostFiles);
  const kept: KeptUpload[] = [];
  for (const upload of uploads) kept.push(await KeptUpload.take(files!, upload));
  return JSON.stringify(kept);
}

const urgentUntil = [1, 7] as const;

/** By the days until the asker must decide: today or tomorrow, within a week, later or not said. */
export function urgencyOf(decideByOn: string | undefined, today: string): Urgency {
  if (decideByOn === undefined) return 'ordinary';
  const days = dayNumber(decideByOn) - dayNumber(today);
  return days <= urgentUntil[0] ? 'today' : days <= urgentUntil[1] ? 'soon' : 'ordinary';
}

/** What an asker is told of time: when somebody works next, and by when advice is promised. */
export interface Times {
  urgency: Urgency;
  answerByOn: string;
  /** When the office is next at work; now, where it is. */
  worksAt: Date;
  /** A decision is due within a day, as far as days tell. */
  isPressing: boolean;
}

function timesOf({ decideByOn }: Asked, calendar: OfficeCalendar, now: Date): Times {
  const urgency = urgencyOf(decideByOn, calendar.today);
  const answerByOn = answerBy(urgency, decideByOn, calendar);
  if (answerByOn === undefined) throw notPromised();
  return {
    urgency,
    answerByOn,
    worksAt: nextWorkingHour(now, calendar.holidays),
    isPressing: urgency === 'today',
  };
}

export interface LookedThrough extends Times {
  asked: Asked;
  /** Published advice on something like it, the most like first. */
  alike: LikeAnswer[];
  /** '1234 5678 …', kept nowhere yet. */
  code: string;
}

/**
 * Looks a question through. Nothing is kept.
 * @throws Problem office.input, asking.closed, consultations.no_such_topic, consultations.day_over and the like
 */
export async function lookThrough(store: Store, typed: unknown, now = new Date()): Promise<LookedThrough> {
  return store.within({ kind: 'public' }, async (tx) => {
    const { asked, times } = await checked(tx, typed, now);
    return { asked, ...times, alike: await likePublished(tx, asked.question), code: newAgencyCode().shown };
  });
}

export interface Taken extends Times {
  receivedAt: Date;
}

/**
 * Takes a question that was looked through.
 * @param code as lookThrough made it
 * @throws Problem those of lookThrough, asking.sent_already, asking.code_slip, those of KeptUpload.take
 */
export async function takeQuestion(
  store: Store,
  typed: unknown,
  code: unknown,
  documents: Documents | null,
  now = new Date(),
): Promise<Taken> {
  const digest = readCode(code);
  const { asked, times } = await store.within({ kind: 'public' }, (tx) => checked(tx, typed, now));
  const kept = await keptDocuments(documents);
  const question = {
    ...asked,
    urgency: times.urgency,
    answerByOn: times.answerByOn,
    searchText: searchText(asked.question),
    intakeSha256,
  };
  const { rows } = await store.within({ kind: 'public' }, (tx) =>
    sql<{ outcome: string; receivedAt: Date; answerByOn: string }>`
      SELECT outcome, received_at AS "receivedAt", answer_by_on::text AS "answerByOn"
      FROM office.take_question(${digest}, ${JSON.stringify(question)}::jsonb, ${kept}::jsonb)`.execute(tx),
  );
  const { outcome, receivedAt, answerByOn } = rows[0]!;
  if (outcome === 'closed') throw intakeClosed();
  if (outcome === 'other') throw sentAlready();
  return { ...times, answerByOn, receivedAt };
}

async function checked(tx: Tx, typed: unknown, now: Date): Promise<{ asked: Asked; times: Times }> {
  if ((await intakeNow(tx)) === 'closed') throw intakeClosed();
  const result = v.safeParse(askedFields, typed);
  if (!result.success) throw inputProblem(result.issues);
  const { topic, provinceIso, decideByOn } = result.output;
  const calendar = await readCalendar(tx, now);
  if (!topicsOn(calendar.today).some(({ id }) => id === topic)) throw noSuchTopic();
  if (decideByOn !== undefined && decideByOn < calendar.today) throw dayOver();
  const isKnown =
    provinceIso === undefined || (await provincesToday(tx)).some(({ iso }) => iso === provinceIso);
  if (!isKnown) throw noSuchPlace('provinceIso');
  return { asked: result.output, times: timesOf(result.output, calendar, now) };
}
