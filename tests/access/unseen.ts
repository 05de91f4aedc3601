/**
 * What is asked of a clinic is not there for anybody else: each way by which a reader may learn something is gone
 * before a question came and again when it lies there answered, and what was told must be the same to the byte, its
 * length and the statements behind it. Ways are found: pages, files and search forms of the site, functions that
 * list or count, everybody's morning digest, and the rows themselves.
 */
import { sql } from 'kysely';
import { queueDigests } from '#office/my-work/digest.ts';
import type { Draw } from '../any-value.ts';
import { difference, type Told } from './asking.ts';
import { askedBy, clinicOf, everyDoor, openIntake } from './doors.ts';
import { here, kindsOfPosts, there } from './places.ts';
import { ofAnalysis } from './statements.ts';
import type { Town } from './town.ts';
import { cellsOf, nameOf, pageWay, rowWays, searchesIn, worksClinic, type Way } from './ways.ts';

export interface Unseen {
  ways: number;
  doors: string[];
  faults: string[];
}

/** @param size how many pages are asked for; @param planted ways of the test's own */
export async function unseen(
  access: Town,
  { size, whole, draw, planted }: { size: number; whole: boolean; draw: Draw; planted: readonly Way[] },
): Promise<Unseen> {
  const { world, office } = access;
  const clinics = { there: await clinicOf(office, there), here: await clinicOf(office, here) };
  await openIntake(office, clinics.here.officer);
  const doors = await everyDoor(world);
  for (const at of kindsOfPosts.keys()) await access.reader('live', at); // whoever signs in has an address from then on
  const told = new Map<Way, Told>();
  const ask = async (way: Way) => {
    const reader = await access.reader('live', way.at);
    access.undo();
    return way.ask(reader);
  };
  /** What the analysis told once it need not be asked again. */
  const first = async (way: Way) => {
    const answer = await ask(way);
    return answer.statements.some((text) => text.startsWith(ofAnalysis)) ? ask(way) : answer;
  };
  const ways: Way[] = [...planted, ...(await rowWays(access, 3 * size, whole, draw))];
  for (const way of ways) told.set(way, await first(way));
  for (const cell of await cellsOf(access, size, whole, draw)) {
    const way = pageWay(access, cell.reader.at, cell.address);
    const answer = await first(way);
    told.set(way, answer);
    for (const found of searchesIn(access, way, cell, answer)) told.set(found, await first(found));
  }
  const digests = await digestsNow(access);
  const before = await newest(access);
  const faults: string[] = [];
  const again = async (those: (at: number) => boolean) => {
    for (const [way, then] of told) {
      if (!those(way.at)) continue;
      const fault = toldApart(then, await ask(way));
      if (fault !== '') faults.push(`${way.name} by ${nameOf(way.at)}: ${fault}`);
    }
    for (const at of kindsOfPosts.keys())
      if (those(at)) faults.push(...(await rowsSince(access, at, before)));
  };
  for (const door of doors.values()) await askedBy(door, world, there, clinics.there);
  await again(worksClinic); // of another Area
  for (const door of doors.values()) await askedBy(door, world, here, clinics.here);
  await again((at) => !worksClinic(at));
  faults.push(...(await digestFaults(access, digests, await digestsNow(access))));
  return { ways: told.size, doors: [...doors.keys()], faults };
}

/** How two answers to the same question differ, '' where they do not; also by length alone. */
export function toldApart(one: Told, other: Told): string {
  const fault = difference(one, other);
  if (fault !== '') return fault;
  return one.length === other.length ? '' : `length ${one.length} and ${other.length}`;
}

/** Person → what the morning's digest would say to them. */
async function digestsNow({ office }: Town): Promise<Map<string, string>> {
  await queueDigests(office.store, new Date('2027-06-16T08:00:00+07:00')); // a Wednesday on which offices work
  const rows = await office.owner<{ id: string; rest: string }>(
    `DELETE FROM office.outbox o WHERE kind = 'digest'
     RETURNING person_id::text AS id, (to_jsonb(o) - 'outbox_id' - 'queued_at')::text AS rest`,
  );
  return new Map(rows.map(({ id, rest }) => [id, rest]));
}

/** Of everybody but those who work a clinic. */
async function digestFaults(
  { office }: Town,
  then: Map<string, string>,
  now: Map<string, string>,
): Promise<string[]> {
  const clinic = await office.owner<{ id: string }>(
    `SELECT DISTINCT person_id::text AS id FROM office.posts WHERE role = ANY ($1)`,
    [kindsOfPosts.filter((_, at) => worksClinic(at)).map(([role]) => role)],
  );
  const others = new Set([...then.keys(), ...now.keys()]);
  for (const { id } of clinic) others.delete(id);
  if (others.size === 0) throw new Error('nobody outside the clinics has a digest to compare');
  return [...others]
    .filter((id) => then.get(id) !== now.get(id))
    .map((id) => `the digest of ${id}: ${then.get(id)!}, and then ${now.get(id)!}`);
}

/** The last transaction there was. */
async function newest({ office }: Town): Promise<string> {
  const [row] = await office.owner<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  return row!.id;
}

/** Rows written since, in any table, that the reader is shown: there is no reason for one. */
async function rowsSince(access: Town, at: number, since: string): Promise<string[]> {
  const { viewer } = await access.reader('live', at);
  const parts = access.world.tables
    .filter(({ isReadable }) => isReadable)
    .map(
      ({
        name,
      }) => sql`SELECT ${sql.lit(name)} AS name, count(*)::int AS n FROM ${sql.table(`office.${name}`)} AS t
        WHERE t.xmin::text::bigint > ${since}::bigint`,
    );
  const { rows } = await access.store.within(viewer, (tx) =>
    sql<{ name: string; n: number }>`${sql.join(parts, sql` UNION ALL `)}`.execute(tx),
  );
  return rows
    .filter(({ n }) => n > 0)
    .map(({ name, n }) => `${n} rows of ${name} are shown to ${nameOf(at)}`);
}
