/** Parts of an address that the database can take. */

/** Text without NUL, at most 200 letters; '' where there is none. */
export const plain = (text: string | null): string => (text ?? '').replaceAll('\0', '').slice(0, 200);

/** A page number, 1 where there is none. */
export const pageIn = (query: URLSearchParams): number =>
  Number(/^[1-9]\d{0,3}$/u.exec(query.get('page') ?? '')?.[0] ?? 1);

/** One of `names`, else the first. */
export function oneOf<const Names extends readonly [string, ...string[]]>(
  asked: string | null,
  names: Names,
): Names[number] {
  return names.find((name) => name === asked) ?? names[0];
}
