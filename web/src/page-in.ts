/** The page of a list that an address asks for: ?page=3; the first where it asks for none, or for nonsense. */
export const pageIn = (url: URL): number =>
  Number(/^[1-9]\d{0,3}$/u.exec(url.searchParams.get('page') ?? '')?.[0] ?? 1);
