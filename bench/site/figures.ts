/** What answers took, in figures: percentiles that really happened, and where a ramp bends. */

export interface Answer {
  route: string;
  role: string;
  /** Milliseconds until the last byte. */
  ms: number;
  /** What was wrong with it; null when it was the page that was asked for. */
  fault: string | null;
}

export interface Figures {
  answers: number;
  faults: number;
  /** Answers a second. */
  rate: number;
  p50: number;
  p95: number;
  p99: number;
  longest: number;
}

/** The value of which a share of all are no greater (nearest rank); 0 of none. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function figuresOf(answers: readonly Answer[], seconds: number): Figures {
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    answers: answers.length,
    faults: answers.filter(({ fault }) => fault !== null).length,
    rate: answers.length / seconds,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    longest: times.at(-1) ?? 0,
  };
}

/** The slowest routes first. */
export function byRoute(answers: readonly Answer[], seconds: number): [route: string, figures: Figures][] {
  const groups = Map.groupBy(answers, ({ route }) => route);
  return [...groups]
    .map(([route, group]): [string, Figures] => [route, figuresOf(group, seconds)])
    .sort(([, a], [, b]) => b.p95 - a.p95);
}

/** Faults by what they were, with a route each, the commonest first. */
export function faultsIn(answers: readonly Answer[]): { fault: string; times: number; routes: string[] }[] {
  const groups = Map.groupBy(
    answers.filter(({ fault }) => fault !== null),
    ({ fault }) => fault!,
  );
  return [...groups]
    .map(([fault, group]) => ({
      fault,
      times: group.length,
      routes: [...new Set(group.map(({ route }) => route))].sort().slice(0, 5),
    }))
    .sort((a, b) => b.times - a.times);
}

export interface Step {
  readers: number;
  figures: Figures;
}

/** The most readers that were answered in time and without fault, all fewer ones too; 0 where none were. */
export function kneeOf(steps: readonly Step[], mostMs: number): number {
  let knee = 0;
  for (const { readers, figures } of [...steps].sort((a, b) => a.readers - b.readers)) {
    if (figures.faults > 0 || figures.p95 > mostMs) break;
    knee = readers;
  }
  return knee;
}
