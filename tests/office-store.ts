/**
 * An office for tests, on a real PostgreSQL. Called at the top of a test file, it gives that file a fresh
 * database with every migration:
 *
 *   const office = officeStore();
 *   test('…', async () => {
 *     const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
 *     await office.store.within(officer.viewer, (tx) => …);
 *   });
 */
import { afterAll, beforeAll } from 'vitest';
import pg from 'pg';
import type { Connection } from '#platform/postgres/connection.ts';
import { becomeOwner } from '#platform/postgres/roles.ts';
import { openStore, type Store, type Viewer } from '#platform/postgres/store.ts';
import { officeDatabase } from './office-databases.ts';

export interface Appointment {
  role: string;
  /** Kind and id: ['nation', ''], ['area', '7'], ['province', 'TH-74'], ['agency', 'agency:…']. */
  scope: [kind: string, id: string];
  /** Invented; one is made up when none is given. */
  name?: string;
  /** A person who is there already, for a second hat. */
  personId?: string;
  fromAt?: Date;
  untilAt?: Date;
}

export interface Person {
  personId: string;
  postId: string;
  viewer: Viewer & { kind: 'staff' };
}

export interface TestOffice {
  /** As the site sees it. */
  readonly store: Store;
  readonly connection: Connection;
  /** A person with a post, written past the actions. */
  person(appointment: Appointment): Promise<Person>;
  /** A query as the owner, who sees every row: to arrange what no action makes, and to look behind the policies. */
  owner<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

export const publicViewer: Viewer = { kind: 'public' };
export const systemViewer: Viewer = { kind: 'system', job: 'test' };

export function officeStore(): TestOffice {
  let database: Awaited<ReturnType<typeof officeDatabase>> | null = null;
  let store: Store | null = null;
  const owner = ownerOf(() => database!.ownerUrl);
  beforeAll(async () => {
    database = await officeDatabase();
    store = await openStore({ url: database.url, size: 5 });
  });
  afterAll(async () => {
    await store?.close();
    await owner.close();
    await database?.drop();
  });
  const office: TestOffice = {
    get store() {
      return store!;
    },
    get connection() {
      return database!;
    },
    person: (appointment) => appoint(office, appointment),
    owner: owner.asked,
  };
  return office;
}

/** One connection for a file's questions as the owner, made at the first: a new one each time is most of a test. */
function ownerOf(url: () => string) {
  let held: Promise<pg.Client> | null = null;
  const open = async () => {
    const client = new pg.Client({ connectionString: url(), application_name: 'truatkhap' });
    const letGo = () => (held = null); // a test ended it: the next question makes another
    client.on('error', letGo).on('end', letGo);
    await client.connect();
    await becomeOwner(client);
    return client;
  };
  return {
    asked: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => {
      const client = await (held ??= open());
      return (await client.query<Row>(text, values)).rows;
    },
    close: async () => (await held)?.end(),
  };
}

let people = 0;

async function appoint(office: TestOffice, appointment: Appointment): Promise<Person> {
  const personId = appointment.personId ?? (await newPerson(office, appointment.name));
  const [post] = await office.owner<{ post_id: string }>(
    `INSERT INTO office.posts (person_id, role, scope_kind, scope_id, from_at, until_at)
     VALUES ($1, $2, $3, $4, coalesce($5, now()), $6) RETURNING post_id`,
    [
      personId,
      appointment.role,
      ...appointment.scope,
      appointment.fromAt ?? null,
      appointment.untilAt ?? null,
    ],
  );
  const postId = post!.post_id;
  return { personId, postId, viewer: { kind: 'staff', personId, postId } };
}

async function newPerson(office: TestOffice, name = `ทดสอบคนที่ ${(people += 1)} สมมุติ`): Promise<string> {
  const [person] = await office.owner<{ person_id: string }>(
    'INSERT INTO office.people (full_name) VALUES ($1) RETURNING person_id',
    [name],
  );
  return person!.person_id;
}
