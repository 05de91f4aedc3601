/** Pages leave compressed: many readers are on a phone, up country. */

/** The same answer, gzipped when it is a page or a picture in words and the reader's browser can unpack it. */
export function compressed(response: Response, accepted: string | null): Response {
  const type = response.headers.get('content-type') ?? '';
  const packs = /^(text\/html|image\/svg\+xml)\b/u.test(type) && /\bgzip\b/u.test(accepted ?? '');
  if (!packs || !response.body || response.headers.has('content-encoding')) return response;
  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'gzip');
  headers.append('vary', 'accept-encoding');
  headers.delete('content-length');
  const { status, statusText } = response;
  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), {
    status,
    statusText,
    headers,
  });
}
