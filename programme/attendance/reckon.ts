/**
 * What all scans of one person at one meeting add up to. The same set gives the same answer in whatever order
 * it came, so that two phones that were offline for hours may send theirs whenever they can.
 */
import { bangkokToday } from '#kernel/working-days.ts';
import type { Trouble, Way } from './states.ts';

export interface Scan {
  id: string;
  way: Way;
  /** The clock's error taken off. */
  at: Date;
  receivedAt: Date;
}

export interface Days {
  /** First and last day of the meeting; null: nobody wrote down which. */
  first: string | null;
  last: string | null;
}

export interface Reckoned {
  inAt: Date | null;
  outAt: Date | null;
  /** Between all ins and their outs; null where one is missing. */
  minutes: number | null;
  troubles: ReadonlyMap<string, Trouble>;
}

/** Two reads of a card within so long are one: people hold it up again when nothing seems to happen. */
const sameReadMs = 5 * 60_000;
/** A phone's time may be so far ahead of ours, its clock's error taken off, before it cannot be true. */
const aheadMs = 2 * 60_000;

export function reckon(scans: readonly Scan[], days: Days): Reckoned {
  const troubles = new Map<string, Trouble>();
  const good = [...scans].sort(byTime).filter((scan) => {
    const trouble = troubleAlone(scan, days);
    if (trouble) troubles.set(scan.id, trouble);
    return !trouble;
  });
  const walk = walkThrough(good, troubles);
  const minutes = walk.open === null && walk.inAt !== null ? Math.round(walk.ms / 60_000) : null;
  return { inAt: walk.inAt, outAt: walk.open === null ? walk.outAt : null, minutes, troubles };
}

const byTime = (a: Scan, b: Scan) =>
  a.at.getTime() - b.at.getTime() || a.way.localeCompare(b.way) || a.id.localeCompare(b.id);

function troubleAlone({ at, receivedAt }: Scan, { first, last }: Days): Trouble | null {
  if (at.getTime() > receivedAt.getTime() + aheadMs) return 'clock';
  const on = bangkokToday(at);
  return first !== null && (on < first || on > (last ?? first)) ? 'other_day' : null;
}

interface Walk {
  inAt: Date | null;
  outAt: Date | null;
  open: Date | null;
  ms: number;
}

function walkThrough(scans: readonly Scan[], troubles: Map<string, Trouble>): Walk {
  const walk: Walk = { inAt: null, outAt: null, open: null, ms: 0 };
  const isAgain = (at: Date, before: Date | null) =>
    before !== null && at.getTime() - before.getTime() < sameReadMs;
  for (const { id, way, at } of scans) {
    if (way === 'in' && walk.open !== null) troubles.set(id, isAgain(at, walk.open) ? 'double' : 'in_twice');
    else if (way === 'in') {
      walk.open = at;
      walk.inAt ??= at;
    } else if (walk.open !== null) {
      walk.ms += at.getTime() - walk.open.getTime();
      Object.assign(walk, { open: null, outAt: at });
    } else if (isAgain(at, walk.outAt)) troubles.set(id, 'double');
    else {
      troubles.set(id, 'out_before_in');
      walk.outAt ??= at;
    }
  }
  return walk;
}
