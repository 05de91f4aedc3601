/** What the log may know of a bug. */

/** An error without what it says about anybody: kind, code, places in our code, and its message covered. */
export function bareError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    kind: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    says: covered(error.message),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /u.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: bareError(error.cause) } : {}),
  };
}

/** Quoted parts, Thai words, addresses and long numbers are covered: any of them may be somebody's. */
export function covered(message: string): string {
  return message
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/gu, '"…"')
    .replace(/\S+@\S+/gu, '…@…')
    .replace(/[\u0E00-\u0E7F][\u0E00-\u0E7F\s]*/gu, '… ')
    .replace(/\d[\d\s-]{4,}\d/gu, '#')
    .slice(0, 500);
}
