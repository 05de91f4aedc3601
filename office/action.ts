/**
 * The one way to change office work: permission → state → input → run → event, in one transaction.
 * An action without `may`, or with a state that its subject does not have, does not compile; no option
 * skips the event.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import { inputProblem, notFound, notPermitted, signedOut, staleEdit, wrongState } from './problems.ts';
import { mayDo, type Permission } from './staff/permissions.ts';
import type { Role, ScopeKind } from './staff/roles.ts';

/** State name → what it is called, and what it means to the people who see it. */
export type States = Readonly<Record<string, { th: string; en: string }>>;

/** A kind of thing that actions change: its table (with columns state and version) and its states. */
export interface Subject<S extends States> {
  kind: string;
  /** Schema and table, for instance 'office.letters'. */
  table: string;
  /** Primary key column. */
  id: string;
  /** What a key looks like, where it is not a uuid: agencies keep the id of their source. */
  idPattern?: RegExp;
  states: S;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The viewer's hat at this moment. */
export interface Me {
  personId: string;
  postId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
}

/** Where the thing lies; decides who sees its events. */
export interface Place {
  areaNo?: number | null;
  provinceIso?: string | null;
  districtCode?: string | null;
  agencyId?: string | null;
}

export interface Found<State extends string> {
  id: string;
  state: State;
  version: number;
}

export interface Context<State extends string> {
  tx: Tx;
  me: Me;
  /** The subject as it is, its row locked; null for an action that makes one. */
  found: Found<State> | null;
}

export interface Done<Result> {
  subjectId: string;
  place: Place;
  /** For the timeline: ids, states, counts, days. Never a name and never anybody's words. */
  data?: Record<string, string | number | boolean | null>;
  result: Result;
}

export interface Definition<S extends States, Input extends v.GenericSchema, Result> {
  /** 'watch_item.open' */
  name: string;
  may: Permission;
  /** The event, past tense: 'watch_item.opened' */
  writes: string;
  subject: Subject<S>;
  /** The states it may start from; 'new' makes the subject. */
  from: 'new' | readonly (keyof S & string)[];
  /** The state afterwards; leave out where it stays. */
  to?: keyof S & string;
  /** Must accept `id` (and may accept `version`) unless `from` is 'new'. */
  input: Input;
  run(context: Context<keyof S & string>, input: v.InferOutput<Input>): Promise<Done<Result>>;
}

export interface Declared {
  subject: Subject<States>;
  from: 'new' | readonly string[];
  to: string | null;
  input: v.GenericSchema;
}

export interface Action<Result> {
  readonly name: string;
  readonly may: Permission;
  /** For whoever walks every action: what it changes, between which states, and what it is given. */
  readonly declared: Declared;
  perform(tx: Tx, input: unknown): Promise<Result>;
}

/** Declares an action; `act` runs it. */
export function action<const S extends States, Input extends v.GenericSchema, Result>(
  definition: Definition<S, Input, Result>,
): Action<Result> {
  const { name, may, subject, from, to = null, input } = definition;
  const declared = { subject, from, to, input };
  return { name, may, declared, perform: (tx, raw) => perform(definition, tx, raw) };
}

/**
 * Runs an action for a viewer. `requestId`: the same one a second time gives back what the first did.
 * @throws Problem office.signed_out, office.not_permitted, office.input, office.not_found,
 *   office.wrong_state, office.stale_edit, or one of the action's own
 */
export function act<Result>(
  store: Store,
  viewer: Viewer,
  chosen: Action<Result>,
  input: unknown,
  options: { requestId?: string } = {},
): Promise<Result> {
  return store.within(viewer, async (tx) => {
    const { requestId } = options;
    if (requestId === undefined) return chosen.perform(tx, input);
    const earlier = await answered(tx, requestId, chosen.name);
    if (earlier !== undefined) return earlier as Result;
    const result = await chosen.perform(tx, input);
    await sql`INSERT INTO office.requests (request_id, person_id, action, result)
      VALUES (${requestId}, current_setting('truatkhap.person_id')::uuid, ${chosen.name}, ${JSON.stringify(result ?? null)}::jsonb)`.execute(
      tx,
    );
    return result;
  });
}

async function answered(tx: Tx, requestId: string, name: string): Promise<unknown> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${requestId}))`.execute(tx);
  const { rows } = await sql<{ result: unknown }>`
    SELECT result FROM office.requests WHERE request_id = ${requestId} AND action = ${name}`.execute(tx);
  return rows[0]?.result;
}

async function perform<S extends States, Input extends v.GenericSchema, Result>(
  definition: Definition<S, Input, Result>,
  tx: Tx,
  raw: unknown,
): Promise<Result> {
  const { subject, from, to, writes } = definition;
  const me = await whoAmI(tx);
  if (!me) throw signedOut();
  if (!mayDo(me.role, definition.may)) throw notPermitted();
  const parsed = v.safeParse(definition.input, raw);
  if (!parsed.success) throw inputProblem(parsed.issues);
  const input = parsed.output;
  const found =
    from === 'new' ? null : await lock(tx, subject, from, input as { id?: unknown; version?: unknown });
  const done = await definition.run({ tx, me, found }, input);
  if (found) await move(tx, subject, found.id, to ?? found.state);
  await addEvent(tx, writes, subject.kind, done, found && to ? { from: found.state, to } : {});
  return done.result;
}

/** The hat that this transaction wears, or null when it is no longer in force. */
export async function whoAmI(tx: Tx): Promise<Me | null> {
  const { rows } = await sql<Me>`
    SELECT p.person_id AS "personId", p.post_id AS "postId", p.role, p.scope_kind AS "scopeKind", p.scope_id AS "scopeId"
    FROM office.my_post() AS p WHERE p.post_id IS NOT NULL`.execute(tx);
  return rows[0] ?? null;
}

async function lock<S extends States>(
  tx: Tx,
  subject: Subject<S>,
  from: readonly (keyof S & string)[],
  input: { id?: unknown; version?: unknown },
): Promise<Found<keyof S & string>> {
  const { id, version } = input;
  if (typeof id !== 'string' || !(subject.idPattern ?? uuid).test(id)) throw notFound();
  const { rows } = await sql<Found<keyof S & string>>`
    SELECT ${sql.ref(subject.id)} AS id, state, version FROM ${sql.table(subject.table)}
    WHERE ${sql.ref(subject.id)} = ${id} FOR UPDATE`.execute(tx);
  const found = rows[0];
  if (!found) throw notFound();
  if (version !== undefined && version !== found.version) throw staleEdit(found.version);
  if (!from.includes(found.state)) throw wrongState(subject.states, found.state, from);
  return found;
}

async function move<S extends States>(tx: Tx, subject: Subject<S>, id: string, state: string): Promise<void> {
  const { rows } = await sql`
    UPDATE ${sql.table(subject.table)} SET state = ${state}, version = version + 1
    WHERE ${sql.ref(subject.id)} = ${id} RETURNING 1 AS moved`.execute(tx);
  if (rows.length !== 1) throw notFound(); // seen, but not to be changed by this viewer
}

async function addEvent(
  tx: Tx,
  name: string,
  subjectKind: string,
  done: Done<unknown>,
  states: Record<string, string>,
): Promise<void> {
  const { areaNo = null, provinceIso = null, districtCode = null, agencyId = null } = done.place;
  await recordEvent(tx, {
    name,
    subjectKind,
    subjectId: done.subjectId,
    place: { areaNo, provinceIso, districtCode, agencyId },
    data: { ...states, ...done.data },
  });
}

/**
 * Writes an event that no action writes: that somebody read something sensitive, that a job ran.
 * @returns its number in the timeline
 */
export async function recordEvent(
  tx: Tx,
  event: {
    name: string;
    subjectKind: string;
    subjectId: string;
    place: Place;
    data?: Record<string, string | number | boolean | null>;
  },
): Promise<number> {
  const { areaNo = null, provinceIso = null, districtCode = null, agencyId = null } = event.place;
  const { rows } = await sql<{ event_no: number | bigint }>`
    SELECT office.add_event(${event.name}, ${event.subjectKind}, ${event.subjectId}, ${areaNo}::int, ${provinceIso}::text,
      ${districtCode}::text, ${agencyId}::text, ${JSON.stringify(event.data ?? {})}::jsonb) AS event_no`.execute(
    tx,
  );
  return Number(rows[0]!.event_no);
}
