/** How much a page weighs on the wire, as a browser is sent it. */
import { request } from 'node:http';

export interface Weight {
  address: string;
  /** Bytes as they travel: compressed. */
  html: number;
  css: number;
  script: number;
  /** Names of the script files, and 'inline' for each script inside the page. */
  scripts: string[];
}

/** @param cookie of a signed-in reader; '' for the public */
export async function weigh(site: string, address: string, html: string, cookie = ''): Promise<Weight> {
  const page = await fetched(site, address, cookie);
  const attributes = (tag: RegExp, name: string) =>
    [...html.matchAll(tag)].flatMap(
      (match) => new RegExp(`${name}="([^"]+)"`, 'u').exec(match[0])?.[1] ?? [],
    );
  const sheets = new Set(attributes(/<link\s[^>]*rel="stylesheet"[^>]*>/gu, 'href'));
  const files = new Set([
    ...attributes(/<link\s[^>]*rel="modulepreload"[^>]*>/gu, 'href'),
    ...attributes(/<script\s[^>]*src="[^"]*"[^>]*>/gu, 'src'),
  ]);
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)(?![^>]*application\/ld\+json)[^>]*>/gu)].map(
    () => 'inline',
  );
  const sum = async (addresses: Iterable<string>) => {
    let total = 0;
    for (const one of addresses)
      total += (await fetched(site, new URL(one, `${site}${address}`).pathname, cookie)).length;
    return total;
  };
  return {
    address,
    html: page.length,
    css: await sum(sheets),
    script: await sum(files),
    scripts: [...files, ...inline],
  };
}

/** The bytes as they came, still packed. */
function fetched(site: string, path: string, cookie: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/html,*/*', 'accept-encoding': 'gzip, br', ...(cookie ? { cookie } : {}) };
    const asked = request(`${site}${path}`, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve(Buffer.concat(parts)));
    });
    asked.on('error', reject);
    asked.end();
  });
}
