/**
 * Everybody asks for everything: every page, file and form of the staff's side, every action, every query, by
 * every post in every state, for things of the own place, of another Area, from above and from below. What is
 * there but not the reader's must answer as what is not there: same status, headers, bytes and statements.
 * Long: every cell; otherwise a seeded slice in which each route, form, action, query, post, state and relation
 * stands at least once.
 *
 * Nothing is listed here: routes come from the file tree, roles from roles.ts, actions and queries from their
 * folders, and the things from a life that is lived by those actions (lived-in.ts).
 */
import { publishedPages } from '#master-plan/oit/queries.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { mayDo, permissions, type Permission } from '#office/staff/permissions.ts';
import { seeded } from '../any-rows.ts';
import { everyOpenCell, openFaults, openTraits } from './everybodys-pages.ts';
import { known } from './things.ts';
import { publicViewer } from '../office-store.ts';
import { actionFaults, everyActionCell, type ActionCell } from './actions-asked.ts';
import { kindsOfPosts, there } from './places.ts';
import { everyCell, slice, traitsOf } from './route-walk.ts';
import { routeFaults } from './routes-asked.ts';
import { everyRowCell, rowFault } from './rows-asked.ts';
import type { State } from './readers.ts';
import { town } from './town.ts';
import { unseen } from './unseen.ts';
import type { Way } from './ways.ts';

const whole = process.env['TRUATKHAP_LONG'] !== undefined;
const minutes = 60_000;
const access = town();

/** Asks for each of the drawn cells in turn; the faults, each with how often it was met. */
async function walked<T extends { reader: { state: State; at: number } }>(
  cells: readonly T[],
  size: number,
  traits: (cell: T) => string[],
  faultsOf: (cell: T, reader: Awaited<ReturnType<typeof access.reader>>) => Promise<string[]>,
): Promise<string[]> {
  const drawn = slice(cells, whole ? cells.length : size, seeded(12), traits);
  const faults = new Map<string, number>();
  for (const cell of drawn) {
    const reader = await access.reader(cell.reader.state, cell.reader.at);
    access.undo();
    for (const fault of await faultsOf(cell, reader)) faults.set(fault, (faults.get(fault) ?? 0) + 1);
  }
  if (whole) process.stdout.write(`asked ${drawn.length} of ${cells.length}, faults ${faults.size}\n`);
  return [...faults].map(([fault, times]) => `${fault} (${times} times)`);
}

const post = (at: number) => kindsOfPosts[Math.max(0, at)]!;

describe('the staff’s side of the site', () => {
  beforeAll(() => access.walk(), 10 * minutes);

  test('is met whole: an example of each route was found', () => {
    const met = new Set(access.patterns.map(({ route }) => route.path));
    const missed = access.routes.filter(({ group, path }) => group === 'staff' && !met.has(path));
    const advice =
      'nobody of tests/access/town.ts met a link to one: see that lived-in.ts does the deed that makes it';
    expect(missed.map(({ path }) => `${path}: ${advice}`)).toEqual([]);
  });

  test(
    'answers for what is not the reader’s as for what does not exist',
    async () => {
      const cells = everyCell(access.patterns, access.world.things, seeded(11));
      const faults = await walked(cells, 240, traitsOf, (cell, reader) => routeFaults(access, cell, reader));
      expect(faults).toEqual([]);
      expect(access.site.log.filter((line) => /"level":(50|60)/u.test(line))).toEqual([]);
    },
    30 * minutes,
  );
});

describe('what is everybody’s on the site', () => {
  test(
    'is the same for everybody, and names nothing that its reader may not know',
    async () => {
      const open = await known(access.office, publicViewer, access.world.tables);
      // A body that published evidence of itself named itself.
      for (const { agencyId } of await access.office.store.within(publicViewer, publishedPages))
        open.add(agencyId);
      const cells = await everyOpenCell(access);
      const faults = await walked(cells, 60, openTraits, (cell, reader) =>
        openFaults({ site: access.site, world: access.world, open }, cell, reader),
      );
      expect(faults).toEqual([]);
    },
    30 * minutes,
  );
});

describe('an action', () => {
  test(
    'ends for what is not the reader’s as for what does not exist, and by the right and the session first',
    async () => {
      const cells = await everyActionCell(access.world, seeded(21));
      const traits = ({ action, reader, relation }: ActionCell) => [
        `${action.name} ${mayDo(post(reader.at)[0], action.may) ? relation : ''}`,
        `post ${reader.at}`,
        `state ${reader.state}`,
      ];
      const draw = seeded(23);
      const ends = new Map<string, string>();
      const faults = await walked(cells, 400, traits, async (cell, reader) => {
        const told = await actionFaults(access.world, access.store, cell, reader, draw);
        if (ends.get(cell.action.name) !== 'asked')
          ends.set(cell.action.name, told.ends === 'no input' ? 'no input' : 'asked');
        return told.faults.map((fault) => `${cell.action.name}, ${cell.relation}: ${fault}`);
      });
      const undrawn = [...ends].filter(([name, how]) => how === 'no input' && !bareOf.has(name));
      const advice = 'no input could be drawn: say in tests/access/wishes.ts what its fields take';
      expect(undrawn.map(([name]) => `${name}: ${advice}`)).toEqual([]);
      expect(faults).toEqual([]);
    },
    30 * minutes,
  );
});

test('an action that loses its connection leaves nothing behind; sent twice it is done once; from a page opened before it undoes nobody’s work', () => {
  const { drilled, cuts, faults } = access.world.drill;
  if (whole) process.stdout.write(`tried ${drilled.size} of ${access.world.actions.size}, ${cuts()} lost\n`);
  expect(drilled.size).toBeGreaterThan(whole ? 190 : 50);
  expect(cuts()).toBeGreaterThanOrEqual(drilled.size);
  expect(faults).toEqual([]);
});

describe('what is asked of a clinic', () => {
  const count = async () => (await access.office.owner('SELECT FROM office.consultations')).length;
  const silent = { status: 0, headers: '', body: '', length: '', statements: [] };
  /** Ways that tell, each of nothing but that somebody asked: by a byte, by the length alone, by one more statement. */
  const planted: Way[] = [
    { name: 'planted: bytes', at: 0, ask: async () => ({ ...silent, body: String(await count()) }) },
    { name: 'planted: length', at: 0, ask: async () => ({ ...silent, length: String(await count()) }) },
    {
      name: 'planted: statements',
      at: 0,
      ask: async () => ({ ...silent, statements: Array.from({ length: await count() }, () => 'SELECT 1') }),
    },
  ];

  test(
    'is not there for anybody else, by whichever door it came; and a way that told of it would be found',
    async () => {
      const told = await unseen(access, { size: 60, whole, draw: seeded(51), planted });
      if (whole) process.stdout.write(`${told.ways} ways, ${told.doors.join()}\n`);
      expect(told.faults.filter((fault) => !fault.startsWith('planted'))).toEqual([]);
      expect(told.faults.map((fault) => fault.split(' by ')[0])).toEqual(planted.map(({ name }) => name));
    },
    60 * minutes,
  );
});

/** Kinds of events about what only a clinic may do or read: by right, by the policies of the table, and of functions of the database. */
async function clinicsKinds(): Promise<string[]> {
  const isClinics = (right: Permission) =>
    /^(?:clinic|visit):/u.test(right) && permissions[right].every((role) => mayDo(role, 'clinic:answer'));
  const read = await access.office.owner<{ name: string }>(
    `SELECT tablename AS name FROM pg_policies
     WHERE schemaname = 'office' AND roles @> '{truatkhap_app}' AND permissive = 'PERMISSIVE' AND cmd IN ('SELECT', 'ALL')
     GROUP BY tablename HAVING bool_and(qual LIKE '%works_clinic%')`,
  );
  const tables = new Set(read.map(({ name }) => name));
  const written = await access.office.owner<{ kind: string }>(
    String.raw`SELECT DISTINCT (regexp_matches(prosrc, $re$write_event\('[a-z_.]+',\s*'([a-z_]+)'$re$, 'g'))[1] AS kind FROM pg_proc`,
  );
  return [
    ...[...access.world.actions.values()]
      .filter(({ may, declared: { subject } }) => isClinics(may) || tables.has(subject.table.split('.')[1]!))
      .map(({ declared }) => declared.subject.kind),
    ...written.map(({ kind }) => kind).filter((kind) => tables.has(`${kind}s`)),
  ];
}

test('the timeline of what only a clinic may do or read is the clinic’s', async () => {
  const kinds = await clinicsKinds();
  for (const kind of ['consultation', 'problem_case', 'self_check']) expect(kinds).toContain(kind);
  const told = await access.office.owner(
    'SELECT DISTINCT kind FROM unnest($1::text[]) AS kind WHERE NOT office.is_clinics(kind)',
    [kinds],
  );
  expect(told).toEqual([]);
});

/** About rows of the analysis that wait for mending, which the made-up workspace does not have. */
const bareOf = new Set(['waiting_row.mend', 'waiting_row.leave_out', 'waiting_row.withdraw']);

describe('row-level security alone', () => {
  test(
    'has every query answer for what is not the reader’s as for what does not exist',
    async () => {
      const cells = await everyRowCell(access.world, seeded(31));
      const laid = (id: string) => access.world.things.get(id)!.laid;
      const faults = await walked(
        cells,
        200,
        ({ row, reader, id }) => [`${row.name} ${laid(id)}`, `post ${reader.at}`],
        async (cell, reader) => {
          const { fault } = await rowFault(access.store, cell, reader);
          return fault === '' ? [] : [`${cell.row.name} to ${reader.role!}/${reader.kind!}: ${fault}`];
        },
      );
      expect(faults).toEqual([]);
    },
    30 * minutes,
  );

  test('lets nobody know of a thing that lies in another place, in any table that the public has no part in', async () => {
    const faults: string[] = [];
    for (const [at, [role, kind]] of kindsOfPosts.entries()) {
      if (kind === 'nation') continue;
      const { knows } = await access.reader('live', at);
      for (const id of knows) {
        const thing = access.world.things.get(id);
        const isOpen = access.world.tables.some(({ name, isPublic }) => isPublic && name === thing?.kind);
        if (thing?.laid === there.name && !isOpen)
          faults.push(`${role}/${kind} knows of ${thing.kind} ${id}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
