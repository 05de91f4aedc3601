/** Coming back with a code: reading the talk and the advice, adding words, taking the question back, saying what was done. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { cleanFileName } from '#kernel/file-name.ts';
import type { Did, Outcome } from '#clinic/advice/after-states.ts';
import { paperOf } from '#clinic/advice/paper.ts';
import { moneyOfAnother } from '#clinic/advice/problems.ts';
import type { Advice, Source } from '#clinic/advice/queries.ts';
import type { AskerKind, Destination } from '#clinic/consultations/kinds.ts';
import type { ConsultationState } from '#clinic/consultations/states.ts';
import { inputProblem } from '#office/problems.ts';
import type { Door, Knock } from '#office/staff/sign-in/door.ts';
import { takeTurn, turnSucceeded } from '#office/staff/sign-in/throttle.ts';
import { sha256Of, type KeptFiles } from '#platform/kept-files.ts';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { renderPdf } from '#platform/typst/pdf.ts';
import { keptDocuments, type Documents } from './ask.ts';
import { readCode } from './code.ts';
import { toldFields, writtenFields } from './fields.ts';
import { codeGone, over } from './problems.ts';

export type AskerAdvice = Pick<
  Advice,
  | 'id'
  | 'edition'
  | 'question'
  | 'facts'
  | 'factsSha256'
  | 'assumptions'
  | 'level'
  | 'conditions'
  | 'answer'
  | 'validUntilOn'
  | 'signerName'
  | 'signerTitle'
  | 'replacesNumber'
  | 'replacesWhy'
  | 'isDemonstration'
> & {
  number: string;
  officeName: string;
  signedOn: string;
  draftedAt: string;
  isReplaced: boolean;
  sources: Source[];
};

export interface AskerFollowUp {
  id: string;
  dueOn: string;
  state: 'waiting' | 'recorded';
  did: Did | null;
  outcome: Outcome | null;
  changedThb: string | null;
}

/** What the holder of a code sees. Instants are ISO texts. */
export interface AskersView {
  areaNo: number;
  askerKind: AskerKind;
  topic: string;
  question: string;
  decideByOn: string | null;
  receivedAt: string;
  answerByOn: string;
  answeredOn: string | null;
  state: ConsultationState;
  isInHand: boolean;
  pointedTo: Destination | null;
  pointedNote: string | null;
  isDemonstration: boolean;
  talk: { id: string; kind: 'asked' | 'heard'; words: string; writtenAt: string }[];
  files: { id: string; fileName: string }[];
  followUps: AskerFollowUp[];
  /** Signed ones, the newest first. */
  advices: AskerAdvice[];
}

export interface Return {
  store: Store;
  door: Door;
  knock: Knock;
}

/** @throws Problem asking.code_slip, asking.code_gone, sign_in.wait */
export async function lookAtQuestion(at: Return, typed: unknown): Promise<AskersView> {
  return knocked(at, typed, async (digest, tx) => viewOf(tx, digest));
}

/** Adds words to the talk, with documents. The same sending again adds nothing. @throws Problem */
export async function writeToClinic(
  at: Return,
  { code, ...typed }: Record<string, unknown>,
  documents: Documents | null,
): Promise<void> {
  const { sendingId, words } = parsed(writtenFields, typed);
  await knocked(at, code, viewOfDigest); // nothing is kept for a code that opens nothing
  const kept = await keptDocuments(documents);
  await asked(
    at,
    code,
    (digest) =>
      sql`SELECT office.asker_writes(${digest}, ${sendingId}::uuid, ${words}, ${kept}::jsonb) AS answer`,
  );
}

/** Takes the question back before it is answered. @throws Problem */
export async function withdrawQuestion(at: Return, code: unknown): Promise<void> {
  await asked(at, code, (digest) => sql`SELECT office.asker_withdraws(${digest}) AS answer`);
}

/** Says what was done with the advice. @throws Problem */
export async function tellWhatWasDone(
  at: Return,
  { code, ...typed }: Record<string, unknown>,
): Promise<void> {
  const { followUpId, ...told } = parsed(toldFields, typed);
  if (told.changedThb !== undefined && told.outcome !== 'changed_before') throw moneyOfAnother();
  await asked(
    at,
    code,
    (digest) =>
      sql`SELECT office.asker_tells(${digest}, ${followUpId}::uuid, ${JSON.stringify(told)}::jsonb) AS answer`,
  );
}

/**
 * The paper of a signed advice: the very file that the clinic has, made now if nobody wanted it before.
 * @throws Problem those of lookAtQuestion, those of renderPdf, kept_files.damaged
 */
export async function paperForAsker(
  at: Return,
  code: unknown,
  adviceId: unknown,
  place: () => KeptFiles,
): Promise<{ bytes: Buffer; fileName: string }> {
  const { advices } = await lookAtQuestion(at, code);
  const advice = advices.find(({ id }) => id === adviceId);
  if (!advice) throw codeGone();
  const files = place();
  const fileName = cleanFileName(`คำปรึกษา ${advice.number.replaceAll('/', '-')}`, 'pdf');
  const digest = readCode(code);
  const kept = await within(at.store, (tx) =>
    sql<{
      sha256: string | null;
    }>`SELECT office.paper_of_code(${digest}, ${advice.id}::uuid) AS sha256`.execute(tx),
  );
  const before = kept.rows[0]!.sha256;
  if (before !== null) return { bytes: await files.read(before), fileName };
  const bytes = await renderPdf(
    paperOf({ ...advice, consultationNumber: null, draftedAt: new Date(advice.draftedAt) }, advice.sources),
  );
  await files.put(bytes);
  const { rows } = await within(at.store, (tx) =>
    sql<{
      sha256: string;
    }>`SELECT office.keep_paper_of_code(${digest}, ${advice.id}::uuid, ${sha256Of(bytes)}, ${bytes.length}) AS sha256`.execute(
      tx,
    ),
  );
  const { sha256 } = rows[0]!;
  return { bytes: sha256 === sha256Of(bytes) ? bytes : await files.read(sha256), fileName };
}

const within = <Told>(store: Store, work: (tx: Tx) => Promise<Told>) =>
  store.within({ kind: 'public' }, work);

/** Counts the try before it is made, and gives it back when the code was good. */
async function knocked<Told>(
  { store, door, knock }: Return,
  typed: unknown,
  work: (digest: Buffer, tx: Tx) => Promise<Told>,
): Promise<Told> {
  const digest = readCode(typed);
  const turn = await takeTurn(door, 'return code', null, knock);
  const told = await within(store, (tx) => work(digest, tx));
  await door.store.signIn((tx) => turnSucceeded(tx, turn));
  return told;
}

const viewOfDigest = (digest: Buffer, tx: Tx) => viewOf(tx, digest);

async function viewOf(tx: Tx, digest: Buffer): Promise<AskersView> {
  const { rows } = await sql<{
    view: AskersView | null;
  }>`SELECT office.question_of_code(${digest}) AS view`.execute(tx);
  const { view } = rows[0]!;
  if (!view) throw codeGone();
  return view;
}

async function asked(
  at: Return,
  code: unknown,
  question: (digest: Buffer) => ReturnType<typeof sql>,
): Promise<void> {
  await knocked(at, code, async (digest, tx) => {
    const { rows } = await question(digest).execute(tx);
    const { answer } = rows[0] as { answer: string };
    if (answer === 'gone') throw codeGone();
    if (answer === 'over') throw over();
  });
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, typed: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, typed);
  if (!result.success) throw inputProblem(result.issues);
  return result.output;
}
