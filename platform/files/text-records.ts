/** Text of any kind into the writer: which letters, which format, and then line by line. */
import { Charset } from './charset.ts';
import { CsvRecords } from './csv-records.ts';
import { JsonDocumentRecords } from './json-document.ts';
import { isJsonDocument } from './json-kind.ts';
import { JsonLineRecords } from './json-records.ts';
import { lineBlocks, beginning } from './line-blocks.ts';
import { UnreadableSource, type PhysicalReason, type SpoolLimits } from './limits.ts';
import { isGzip, type Reading } from './kinds.ts';
import type { SpoolWriter } from './spool-writer.ts';

/** First bytes of files people hand in by mistake: PDF, pictures, old Office, archives, Parquet, SQLite. */
const binaryStarts = [
  '%PDF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '\xd0\xcf\x11\xe0',
  'Rar!',
  '7z\xbc\xaf',
  'PAR1',
  'SQLite',
  '\x7fELF',
];

/** Why a file that begins like this is no text at all, or null. */
export function unreadableKind(sample: Buffer): PhysicalReason | null {
  if (sample.length === 0) return 'empty_file';
  if (isGzip(sample)) return 'zip_nested';
  const start = sample.toString('latin1', 0, 512);
  if (binaryStarts.some((magic) => start.startsWith(magic))) return 'binary_content';
  if (/^[^\w]{0,8}<(?:!doctype|html|head|table|\?xml)/iu.test(start.trimStart())) return 'web_page';
  if (new Charset(sample).name !== 'utf-8') return null; // UTF-16 is half NULs
  let controls = 0;
  let nuls = 0;
  for (const byte of sample) {
    if (byte === 0) nuls++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  }
  return controls > sample.length * 0.02 || nuls > sample.length * 0.3 ? 'binary_content' : null;
}

/** Reads `chunks`, of which `sample` is the first, into the writer. */
export async function readText(
  writer: SpoolWriter,
  sample: Buffer,
  chunks: AsyncIterable<Buffer>,
  limits: SpoolLimits,
): Promise<Reading> {
  const charset = new Charset(sample);
  const { head, all } = await beginning(plainText(charset.widen(chunks)));
  const letters = head.toString('latin1').search(/\S/u);
  const first = head[letters];
  let header: string[];
  const json = first === 0x7b || first === 0x5b;
  if (json && isJsonDocument(head.subarray(letters))) {
    const records = new JsonDocumentRecords(writer, charset, limits);
    await readDocument(records, all, writer, charset);
    header = records.header;
  } else {
    const records = json
      ? new JsonLineRecords(writer, charset, limits)
      : new CsvRecords(writer, charset, limits);
    await readLines(records, all, writer, charset, limits);
    header = records.header;
  }
  const nothing = header.length === 0 && writer.recordCount === 0 && writer.faults.length === 0;
  if (nothing && !json) writer.fault(0, 'empty_file');
  return { format: json ? 'jsonl' : 'csv', charset: charset.name, header };
}

async function readLines(
  records: CsvRecords | JsonLineRecords,
  chunks: AsyncIterable<Buffer>,
  writer: SpoolWriter,
  charset: Charset,
  limits: SpoolLimits,
): Promise<void> {
  let rest: Buffer = Buffer.alloc(0); // what the reader wants to see again with the lines that follow
  for await (const item of lineBlocks(chunks, limits.maxLineBytes)) {
    if (item.kind === 'lines') {
      const block = charset.toUtf8(item.bytes);
      const bytes = rest.length === 0 ? block : Buffer.concat([rest, block]);
      rest = bytes.subarray(records.read(bytes, false));
    } else {
      records.read(rest, true);
      rest = Buffer.alloc(0);
      records.skipLine(item.kind === 'cut' ? item.reason : 'line_too_long', item.start);
    }
    await writer.drain();
  }
  records.read(rest, true);
}

async function readDocument(
  records: JsonDocumentRecords,
  chunks: AsyncIterable<Buffer>,
  writer: SpoolWriter,
  charset: Charset,
): Promise<void> {
  let cut: PhysicalReason | null = null;
  try {
    for await (const chunk of chunks) {
      records.read(charset.toUtf8(chunk));
      await writer.drain();
    }
  } catch (error) {
    if (!(error instanceof UnreadableSource) || !error.keepsRecords) throw error;
    cut = error.reason;
  }
  records.finish(cut);
}

/** Without a byte-order mark; where the only line ends are old Mac ones (CR), with newlines instead. */
async function* plainText(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true;
  let mac = false;
  for await (let chunk of chunks) {
    if (first) {
      first = false;
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3);
      mac = chunk.indexOf(10) < 0 && chunk.indexOf(13) >= 0;
    }
    yield mac ? Buffer.from(chunk.map((byte) => (byte === 13 ? 10 : byte))) : chunk;
  }
}
