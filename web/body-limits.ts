/**
 * How much a page takes in: little, unless it is one that takes files. Checked before a byte is read; a
 * request that does not say its size is refused.
 */

const MiB = 1024 * 1024;

/** Pages that take files, and how much each takes. */
const larger: [path: RegExp, bytes: number][] = [
  [/^\/desk\/imports\/new$/u, 4096 * MiB],
  [/^\/letters\/[^/]+(\/|$)/u, 32 * MiB],
  [/^\/visits\/[^/]+\/photos$/u, 11 * MiB],
  [/^\/reply$/u, 11 * MiB],
  [/^\/master-plan\/returns\/book$/u, 25 * MiB],
  [/^\/master-plan\/ita\/import$/u, 2 * MiB],
];

export function bodyLimit(path: string): number {
  return larger.find(([pattern]) => pattern.test(path))?.[1] ?? MiB;
}

/** The status with which a request is refused for its size, or 0. */
export function refusedForSize(
  path: string,
  headers: { 'content-length'?: string | undefined; 'transfer-encoding'?: string | undefined },
): 0 | 411 | 413 {
  if (headers['transfer-encoding'] !== undefined) return 411;
  return Number(headers['content-length'] ?? 0) > bodyLimit(path) ? 413 : 0;
}
