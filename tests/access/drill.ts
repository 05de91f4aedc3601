/**
 * What goes wrong while somebody works, tried on an action as it is done for the first time: the connection is lost
 * between two of its statements, as by kill -9 of the site; its form is sent twice; and it is sent once more from a
 * page that was opened before. The walk over all actions does so (world.ts), and tests of desks whose things take
 * longer ways import `act` from here.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { act as plainAct, type Action } from '#office/action.ts';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import { seeded } from '../any-rows.ts';
import type { Draw } from '../any-value.ts';
import { cutAt, listen, overheard } from './statements.ts';
import { undoing } from './undone.ts';

/** How an action ends: 'done', or a problem's code. */
export type Perform = (viewer: Viewer, action: Action<unknown>, input: object) => Promise<string>;

export interface Drill {
  act: typeof plainAct;
  /** Names of the actions that were tried. */
  readonly drilled: ReadonlySet<string>;
  /** How often a connection was lost under them. */
  readonly cuts: () => number;
  readonly faults: readonly string[];
}

/** What the second of two who had the same page open is told: that somebody was there before. */
const told = new Set(['office.stale_edit', 'office.wrong_state', 'office.not_found']);
/** What may have been done, and may not, when the connection is lost. */
const interrupted = 'store.interrupted';

interface Options {
  isDrawn: (name: string) => boolean;
  /** How often each loses its connection. */
  cuts: number;
  draw: Draw;
}

export function drill({ isDrawn, cuts, draw }: Options): Drill {
  listen();
  const drilled = new Set<string>();
  const faults: string[] = [];
  let lost = 0;

  /** Loses the connection on the way, again and again: whatever the transaction had done is gone. */
  async function lose(name: string, store: Store, viewer: Viewer, statements: number, send: Send) {
    for (let n = 0; n < cuts; n += 1) {
      const marked = numbered(store);
      // Not before the work has begun (then it would only begin again), and up to its COMMIT.
      const at = 4 + Math.floor(draw() * (statements - 2));
      const code = await cutAt(at, () => codeOf(send(marked.store)));
      if (code === 'done') return; // it was over before: a statement less than at the first time
      lost += 1;
      if (code !== interrupted) faults.push(`${name}: ends with ${code} when its connection is lost`);
      const { rows } = await store.within(viewer, (tx) =>
        sql<{ status: string }>`SELECT pg_xact_status(${marked.xid()}::xid8) AS status`.execute(tx),
      );
      if (rows[0]?.status === 'committed')
        faults.push(`${name}: lost at statement ${at}, a part of it stays`);
    }
  }

  const act: typeof plainAct = async (store, viewer, action, input, options) => {
    const { name } = action;
    if (drilled.has(name) || !isDrawn(name)) return plainAct(store, viewer, action, input, options);
    const requestId = options?.requestId ?? randomUUID();
    const send = (into: Store) => plainAct(into, viewer, action, input, { requestId });
    const undone = undoing(() => store);
    undone.keeps = false;
    const trial = await overheard(() => codeOf(send(undone)));
    if (trial.told !== 'done') return plainAct(store, viewer, action, input, options); // told why, as ever
    drilled.add(name);
    const standing = () => store.within(viewer, (tx) => stands(tx, action));
    const before = await standing();
    await lose(name, store, viewer, trial.statements.length, send);
    if ((await standing()) !== before) faults.push(`${name}: lost, it leaves something behind`);
    const first = await send(store);
    const after = await standing();
    const second = await send(store);
    if (inOneOrder(second) !== inOneOrder(first)) faults.push(`${name}: sent twice, it answers otherwise`);
    if (typeof input === 'object' && input !== null && 'version' in input) {
      const code = await codeOf(plainAct(store, viewer, action, input));
      if (!told.has(code)) faults.push(`${name}: from a page opened before, it ends with ${code}`);
    }
    if ((await standing()) !== after) faults.push(`${name}: sent twice, it is done twice`);
    return first;
  };
  return { act, drilled, cuts: () => lost, faults };
}

type Send = (store: Store) => Promise<unknown>;

let ofFile: Drill | null = null;

/** As the office's own `act`, one at a time; what goes wrong on the way ends the test. */
export const act: typeof plainAct = async (store, viewer, action, input, options) => {
  ofFile ??= drill({ isDrawn: () => true, cuts: 1, draw: seeded(43) });
  const result = await ofFile.act(store, viewer, action, input, options);
  if (ofFile.faults.length > 0) throw new Error(ofFile.faults.join('; '));
  return result;
};

/** The same store, which says by what number PostgreSQL knows its last transaction. */
function numbered(store: Store): { store: Store; xid: () => string } {
  let xid = '0';
  const within: Store['within'] = (viewer, work) =>
    store.within(viewer, async (tx) => {
      const { rows } = await sql<{ xid: string }>`SELECT pg_current_xact_id()::text AS xid`.execute(tx);
      xid = rows[0]!.xid;
      return work(tx);
    });
  return { store: { ...store, within }, xid: () => xid };
}

export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

/** As JSON; what was kept in the database comes back with its keys in another order. */
const inOneOrder = (answer: unknown): string =>
  JSON.stringify(answer, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  ) ?? '';

/** The viewer's last event, for every deed writes one; and the things of its kind, with the transactions that wrote them. */
async function stands(tx: Tx, { declared }: Action<unknown>): Promise<string> {
  const { rows } = await sql<{ sum: string }>`
    SELECT (SELECT max(event_no) FROM office.events WHERE person_id::text = current_setting('truatkhap.person_id', true)) || ' '
      || count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) AS sum FROM ${sql.table(declared.subject.table)}`.execute(
    tx,
  );
  return rows[0]!.sum;
}
