/** Where a form may send its reader back to: a page of this site and nothing else. */

/** The path and search of `text` when it names a page of this site, else '/'. Never another site. */
export function localPath(text: unknown): string {
  if (typeof text !== 'string' || !text.startsWith('/') || text.length > 2000) return '/';
  const here = 'http://site.invalid';
  if (!URL.canParse(text, here)) return '/';
  const url = new URL(text, here);
  if (url.origin !== here || url.pathname.startsWith('//')) return '/';
  for (const key of [...url.searchParams.keys()]) if (key.startsWith('/')) url.searchParams.delete(key); // a form's action
  return `${url.pathname}${url.search}`;
}
