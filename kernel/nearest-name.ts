/** The nearest known name to one that was mistyped: for "did you mean …?" in every room. */

/** Letters to change, add, drop or swap to get from `a` to `b`. */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, beforePrevious[j - 2]! + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/**
 * The known name nearest to `given`, or null when none is near (more than a third of the longer
 * name would have to change). A name that contains the given one counts as near. Ties: first in
 * alphabetical order, so that the answer is the same every time.
 */
export function nearestName(given: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const name of [...known].sort()) {
    const contains = given.length >= 4 && name.includes(given);
    const distance = contains ? 1 : editDistance(given, name);
    const allowed = contains ? 1 : Math.max(1, Math.floor(Math.max(given.length, name.length) / 3));
    if (distance <= allowed && distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}
