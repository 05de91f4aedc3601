/**
 * A form with files as browsers send it (RFC 7578), read as it arrives: part by part, bounded, nothing held
 * but the piece in hand. Each part's content must be read to its end before the next part is asked for.
 */
import { brokenOff, noForm, tooLarge } from './problems.ts';
import type { UploadLimits } from './limits.ts';

export interface Part {
  /** Of the field. */
  name: string;
  /** As sent; null for a text field. */
  fileName: string | null;
  content: AsyncIterable<Buffer>;
}

/** The boundary that a Content-Type announces. @throws Problem upload.no_form */
export function boundaryOf(contentType: string | null): string {
  const match = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70})(?=[\s;]|$))/iu.exec(
    contentType ?? '',
  );
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) throw noForm();
  return boundary;
}

/** What has arrived and was not given out yet. */
function windowOver(source: AsyncIterable<Uint8Array>) {
  const pieces = source[Symbol.asyncIterator]();
  let held = Buffer.from('\r\n'); // the first delimiter then looks like all others
  return {
    get bytes() {
      return held;
    },
    async more(): Promise<void> {
      const next = await pieces.next();
      if (next.done) throw brokenOff();
      held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value]);
    },
    take(count: number): Buffer {
      const taken = held.subarray(0, count);
      held = held.subarray(count);
      return taken;
    },
  };
}

type Window = ReturnType<typeof windowOver>;

/** @throws Problem upload.broken_off, upload.too_large */
export async function* readParts(
  source: AsyncIterable<Uint8Array>,
  boundary: string,
  limits: Pick<UploadLimits, 'maxHeadBytes'>,
): AsyncGenerator<Part> {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const window = windowOver(source);
  for await (const _ of content(window, delimiter)); // what stands before the first part is nobody's
  for (;;) {
    while (window.bytes.length < 2) await window.more();
    if (window.bytes.subarray(0, 2).toString('latin1') === '--') return;
    const head = await readHead(window, limits.maxHeadBytes);
    let read = false;
    const whole = (async function* () {
      yield* content(window, delimiter);
      read = true;
    })();
    yield { ...named(head), content: whole };
    if (!read) for await (const _ of whole); // left unread by whoever did not want it
  }
}

/** Bytes up to the next delimiter, which is taken away with them. */
async function* content(window: Window, delimiter: Buffer): AsyncGenerator<Buffer> {
  for (;;) {
    const at = window.bytes.indexOf(delimiter);
    if (at >= 0) {
      const last = window.take(at);
      window.take(delimiter.length);
      if (last.length > 0) yield last;
      return;
    }
    const sure = window.bytes.length - delimiter.length + 1; // the rest may be the beginning of a delimiter
    if (sure > 0) yield window.take(sure);
    await window.more();
  }
}

/** The lines after a delimiter, up to the empty one. */
async function readHead(window: Window, most: number): Promise<string> {
  const end = Buffer.from('\r\n\r\n');
  let at = window.bytes.indexOf(end);
  while (at < 0) {
    if (window.bytes.length > most) throw brokenOff();
    await window.more();
    at = window.bytes.indexOf(end);
  }
  if (at > most) throw brokenOff();
  const head = window.take(at).toString('utf8');
  window.take(end.length);
  return head;
}

function named(head: string): Pick<Part, 'name' | 'fileName'> {
  const line = /^content-disposition:\s*form-data(;.*)$/imu.exec(head)?.[1];
  const value = (key: string): string | null => {
    const match = new RegExp(`;\\s*${key}="((?:[^"\\\\\\r\\n]|\\\\.)*)"`, 'iu').exec(line ?? '');
    // Browsers write a quotation mark and line ends in a name as %22 %0D %0A, and a backslash as it is.
    return match === null
      ? null
      : match[1]!
          .replace(/%22/gu, '"')
          .replace(/%0[DA]/giu, ' ')
          .replace(/\\"/gu, '"');
  };
  const name = value('name');
  if (line === undefined || name === null) throw brokenOff();
  return { name, fileName: value('filename') };
}

/** The text of a field, at most `most` bytes. */
export async function textOf(part: Part, limits: UploadLimits): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of part.content) {
    bytes += piece.length;
    if (bytes > limits.maxFieldBytes) throw tooLarge(limits);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
