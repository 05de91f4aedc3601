/** A question to the site as it travels, and what comes back, with everything that could tell one answer from another. */
import { overheard } from './statements.ts';

export interface Question {
  method: 'GET' | 'HEAD' | 'POST';
  address: string;
  /** Of a form. */
  fields?: Record<string, string>;
}

export interface Told {
  status: number;
  /** Name and value, sorted; without those that tell the time, and those that only count or sum up the bytes. */
  headers: string;
  body: string;
  /** As the header says; and the entity tag, where the body is the same each time. */
  length: string;
  statements: string[];
}

const timely = new Set(['date', 'keep-alive', 'connection', 'etag', 'content-length']);

/** Every form carries a number of its own, by which sending it twice is doing it once. */
const ofThisSending = /(?<=name="request_id" value=")[0-9a-f-]{36}|(?<=sending=)[0-9a-f-]{36}/gu;

export async function ask(
  site: string,
  cookies: ReadonlyMap<string, string>,
  question: Question,
): Promise<Told> {
  const { method, address, fields } = question;
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { told, statements } = await overheard(async () => {
    const answer = await fetch(new URL(address, site), {
      method,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'accept-encoding': 'identity',
        origin: site,
        ...(cookie ? { cookie } : {}),
      },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    });
    return { answer, body: Buffer.from(await answer.arrayBuffer()).toString('latin1') };
  });
  const headers = [...told.answer.headers]
    .filter(([name]) => !timely.has(name))
    .map((pair) => pair.join(': '));
  const { status, headers: all } = told.answer;
  const tag = told.body === told.body.replaceAll(ofThisSending, '') ? all.get('etag') : null;
  const length = `${all.get('content-length') ?? ''} ${tag ?? ''}`;
  return { status, headers: headers.sort().join('\n'), body: told.body, length, statements };
}

/** The answer with the ids asked for taken out, however they are written. */
export function bare(told: Told, ids: readonly string[]): Told {
  const written = ids.flatMap((id) => {
    const once = encodeURIComponent(id);
    return [encodeURIComponent(once), once, id];
  });
  const without = (text: string) =>
    written.reduce((left, id) => left.replaceAll(Buffer.from(id).toString('latin1'), 'ID'), text);
  return {
    status: told.status,
    headers: without(told.headers),
    body: without(told.body).replaceAll(ofThisSending, ''),
    length: told.length,
    statements: told.statements.map(without),
  };
}

/** How two answers differ, in a line; '' where they do not. */
export function difference(one: Told, other: Told): string {
  if (one.status !== other.status) return `status ${one.status} and ${other.status}`;
  if (one.body !== other.body) return `bytes: ${around(one.body, other.body)}`;
  if (one.headers !== other.headers) return `headers: ${around(one.headers, other.headers)}`;
  const [mine, theirs] = [one.statements.join('\n'), other.statements.join('\n')];
  return mine === theirs ? '' : `statements: ${around(mine, theirs)}`;
}

function around(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at] && at < one.length) at += 1;
  const part = (text: string) => Buffer.from(text.slice(Math.max(0, at - 60), at + 120), 'latin1').toString();
  return JSON.stringify([part(one), part(other)]);
}
