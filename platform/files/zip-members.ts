/**
 * The files in a zip archive as sources. Names are never used to write anything; sizes are counted while
 * inflating and never believed. Nothing is unpacked to disk.
 */
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { refuseBomb } from './gunzip.ts';
import { UnreadableSource, type PhysicalReason, type SpoolLimits } from './limits.ts';
import type { SourceFile } from './kinds.ts';

const encryptedFlag = 0x1;
const utf8NameFlag = 0x800;

/** The central directory of a zip. @throws UnreadableSource zip_damaged, or zip_bomb for too many members */
export async function listZip(
  path: string,
  limits: SpoolLimits,
): Promise<{ zip: yauzl.ZipFile; entries: yauzl.Entry[] }> {
  const zip = await openZip(path);
  if (zip.entryCount > limits.maxZipMembers) {
    zip.close();
    throw new UnreadableSource('zip_bomb');
  }
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve({ zip, entries }));
    zip.on('error', () => {
      zip.close();
      reject(new UnreadableSource('zip_damaged'));
    });
    zip.readEntry();
  });
}

function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, zip) => {
      if (error) reject(new UnreadableSource('zip_damaged'));
      else resolve(zip);
    });
  });
}

/** Opens one member. @throws UnreadableSource zip_damaged */
export function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(new UnreadableSource('zip_damaged'));
      else resolve(stream);
    });
  });
}

/** A spreadsheet is a zip too; its parts stand under xl/. */
export function isSpreadsheet(entries: yauzl.Entry[]): boolean {
  return entries.some((entry) => memberName(entry) === 'xl/workbook.xml');
}

/** Members in order of name; folders and hidden files are left out. The zip is closed when all are done. */
export function* zipMembers(
  archive: string,
  packedBytes: number,
  listing: { zip: yauzl.ZipFile; entries: yauzl.Entry[] },
  limits: SpoolLimits,
): Generator<SourceFile> {
  const grown = { packedBytes, inflatedBytes: 0 }; // of the whole archive: many small bombs are one bomb
  const named = listing.entries.map((entry) => ({ entry, name: memberName(entry) }));
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  try {
    for (const { entry, name } of named) {
      const parts = name.split('/');
      if (name.endsWith('/') || parts.some((part) => part === '__MACOSX' || /^\.[^.]/u.test(part))) continue;
      const refusal = refusalOf(entry, name);
      const open = (): Promise<Readable> =>
        Promise.resolve(Readable.from(member(listing.zip, entry, grown, limits)));
      yield {
        name: `${archive}!${name}`,
        baseName: parts.at(-1) ?? name,
        open: refusal === null ? open : () => Promise.resolve(refused(refusal)),
      };
    }
  } finally {
    listing.zip.close();
  }
}

/** A stream that fails at once, for a source that must not be opened. */
export function refused(reason: PhysicalReason): Readable {
  return new Readable({
    read() {
      this.destroy(new UnreadableSource(reason));
    },
  });
}

function refusalOf(entry: yauzl.Entry, name: string): PhysicalReason | null {
  const climbs = name.split(/[/\\]/u).includes('..');
  if (climbs || name.startsWith('/') || name.includes('\\') || /^[A-Za-z]:/u.test(name))
    return 'zip_unsafe_name';
  return (entry.generalPurposeBitFlag & encryptedFlag) === 0 ? null : 'zip_encrypted';
}

async function* member(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  grown: { packedBytes: number; inflatedBytes: number },
  limits: SpoolLimits,
): AsyncGenerator<Buffer> {
  const stream = await openEntry(zip, entry);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      grown.inflatedBytes += chunk.length;
      refuseBomb(grown.packedBytes, grown.inflatedBytes, limits);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof UnreadableSource ? error : new UnreadableSource('zip_damaged', true);
  }
}

/** Old Thai Windows archivers write names in windows-874 and do not say so. */
export function memberName(entry: yauzl.Entry): string {
  const raw = entry.fileName as unknown as Buffer; // decodeStrings: false
  const utf8 = (entry.generalPurposeBitFlag & utf8NameFlag) !== 0 || isUtf8(raw);
  return utf8 ? raw.toString('utf8') : new TextDecoder('windows-874').decode(raw);
}
