/** The site over the lived-in office, what it can be asked, and its readers, for one test file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { testDoor } from '../office-door.ts';
import { officeStore, type TestOffice } from '../office-store.ts';
import { siteRoutes, type Route } from '../routes.ts';
import { signedIn } from '../signed-in.ts';
import { testSite, type TestSite } from '../site.ts';
import {
  formsUnmet,
  keyOf,
  linkedFrom,
  pagesAboveUnmet,
  patternsBelow,
  patternsMetBy,
  type Pattern,
} from './addresses.ts';
import { readerIn, type Reader, type State } from './readers.ts';
import { listen } from './statements.ts';
import { known } from './things.ts';
import { undoing, type UndoingStore } from './undone.ts';
import { layWorld, type World } from './world.ts';

export interface Town {
  readonly office: TestOffice;
  readonly world: World;
  readonly site: TestSite;
  readonly store: UndoingStore;
  /** Walks the site, so that `patterns` are known. */
  walk(): Promise<void>;
  /** Everything of the site's staff side that was met. */
  readonly patterns: readonly Pattern[];
  readonly routes: readonly Route[];
  /** Each made once; `knows` are the ids that row-level security lets a person in post know. */
  reader(state: State, at: number): Promise<Reader & { knows: ReadonlySet<string> }>;
  /** From then on nothing that is done stays. */
  undo(): void;
}

/** Whose walks show every page of the staff between them. */
const walkers = [
  'area_director',
  'centre_officer',
  'administrator',
  'dpo',
  'agency_head',
  'district_centre',
  'governor',
  'nacc_centre',
  'nacc_region',
  'nacc_province',
];

/** Whose pages an ordinary run looks through for what the walks did not meet; the long run looks through everybody's. */
const seekers = ['area_director', 'area_officer', 'district_office'];
const whole = process.env['TRUATKHAP_LONG'] !== undefined;

export function town(): Town {
  listen();
  const office = officeStore();
  const folder = mkdtempSync(join(tmpdir(), 'truatkhap-access-'));
  const store = undoing(() => office.store);
  const door = testDoor(
    {
      ...office,
      get store() {
        return store;
      },
      get connection() {
        return office.connection;
      },
    },
    { secondStep: 'offered' },
  );
  const site = testSite(() => ({ store, door, demonstration: true, dataFolder: folder, workspace: folder }));
  let world: World | null = null;
  const routes = siteRoutes();
  const met = new Map<string, Pattern>();
  const readers = new Map<string, Promise<Reader & { knows: ReadonlySet<string> }>>();
  beforeAll(async () => {
    world = await layWorld(office, folder);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function walk() {
    const { posts, things } = world!;
    const kindOf = (id: string) => things.get(id)?.kind ?? null;
    for (const role of walkers) {
      const walker = posts.find((post) => post.role === role)!;
      const reader = await signedIn(site.url, office, door, walker.person);
      for (const [key, pattern] of await patternsMetBy(routes, reader.get, kindOf))
        if (!met.has(key)) met.set(key, pattern);
    }
    for (const { person, role } of posts) {
      if (!whole && !seekers.includes(role)) continue;
      const above = pagesAboveUnmet(routes, [...met.values()], things);
      if (above.length === 0) break;
      const reader = await signedIn(site.url, office, door, person);
      for (const pattern of await linkedFrom(routes, above, reader.get, kindOf))
        met.set(keyOf(pattern), pattern);
    }
  }

  async function made(state: State, at: number) {
    const { posts, tables } = world!;
    const kept = store.keeps;
    store.keeps = true;
    const reader = await readerIn({ office, door, site: site.url, posts }, state, at);
    store.keeps = kept;
    return {
      ...reader,
      knows: state === 'live' ? await known(office, reader.viewer, tables) : new Set<string>(),
    };
  }
  return {
    office,
    walk,
    site,
    store,
    routes,
    get world() {
      return world!;
    },
    get patterns() {
      const seen = [...met.values()];
      const all = [...seen, ...patternsBelow(routes, seen)];
      return [...all, ...formsUnmet(all)];
    },
    reader(state, at) {
      const key = `${state} ${at}`;
      if (!readers.has(key)) readers.set(key, made(state, at));
      return readers.get(key)!;
    },
    undo: () => {
      store.keeps = false;
    },
  };
}
