/**
 * An expected problem: something a person can understand and mend. It has a stable code, an HTTP
 * status for the site, and its text in Thai and English. Everything else that is thrown is a bug.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly status: number;
  readonly th: string;
  readonly en: string;
  /** Safe to show and to log: never names of persons, report or question content. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, text: ProblemText) {
    super(`${code}: ${text.en}`);
    this.code = code;
    this.status = text.status ?? 400;
    this.th = text.th;
    this.en = text.en;
    this.details = text.details ?? {};
  }
}

export interface ProblemText {
  th: string;
  en: string;
  /** HTTP status; 400 unless told. */
  status?: number;
  details?: Record<string, unknown>;
}

/** Makes (does not throw) an expected problem. */
export function problem(code: string, text: ProblemText): Problem {
  return new Problem(code, text);
}
