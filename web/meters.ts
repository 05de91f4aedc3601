/** Figures of operation for /metrics: how many answers, how long they took. No address, no path, no person. */
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface Meters {
  /** Counts one answer; `route` is the route's pattern ('/provinces/[iso]'), never the path. */
  answered(route: string, method: string, status: number, seconds: number): void;
  /** The figures as Prometheus reads them. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Route patterns are few; what matches none is counted as one, so that guessed paths fill no memory. */
export function makeMeters(): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'truatkhap_' });
  const labelNames = ['route', 'method', 'status'] as const;
  const answers = new Counter({
    name: 'truatkhap_http_answers_total',
    help: 'Answers by route pattern, method and status class',
    labelNames,
    registers: [registry],
  });
  const time = new Histogram({
    name: 'truatkhap_http_answer_seconds',
    help: 'Seconds until the answer began, by route pattern',
    labelNames: ['route'] as const,
    buckets: [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    answered(route, method, status, seconds) {
      answers.inc({ route, method, status: `${String(Math.floor(status / 100))}xx` });
      time.observe({ route }, seconds);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
