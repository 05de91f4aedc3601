/** A ZIP archive written as it is read, member after member, so that its size needs no memory. */
import { constants, crc32, deflateRawSync } from 'node:zlib';

export interface ZipMember {
  name: string;
  text: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

/** Sizes follow each member, as they are not known before it; names are UTF-8. */
const flags = 0x0808;
/** 1 January 2026: the same rows give the same bytes. */
const day = ((2026 - 1980) << 9) | (1 << 5) | 1;

export async function* zipFile(members: readonly ZipMember[]): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for (const member of members) {
    const entry: Written = { name: Buffer.from(member.name), crc: 0, packed: 0, size: 0, at };
    const head = Buffer.concat([numbers([0x04034b50, 4], [20, 2], ...commonOf(entry, true)), entry.name]);
    yield head;
    for await (const part of packed(member.text, entry)) yield part;
    const tail = numbers([0x08074b50, 4], [entry.crc, 4], [entry.packed, 4], [entry.size, 4]);
    yield tail;
    at += head.length + entry.packed + tail.length;
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  const count = written.length;
  yield numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [directory.length, 4],
    [at, 4],
    [0, 2],
  );
}

/** Each piece is packed by itself and ends on a whole byte, so that the pieces stand one after the other. */
async function* packed(text: ZipMember['text'], entry: Written): AsyncGenerator<Uint8Array> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece);
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    yield counted(deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }), entry);
  }
  yield counted(deflateRawSync(Buffer.alloc(0)), entry);
}

function counted(part: Uint8Array, entry: Written): Uint8Array {
  entry.packed += part.length;
  return part;
}

type Field = readonly [value: number, bytes: 2 | 4];

const commonOf = (entry: Written, isHead: boolean): Field[] => [
  [flags, 2],
  [8, 2],
  [0, 2],
  [day, 2],
  [isHead ? 0 : entry.crc, 4],
  [isHead ? 0 : entry.packed, 4],
  [isHead ? 0 : entry.size, 4],
  [entry.name.length, 2],
  [0, 2],
];

const directoryEntry = (entry: Written): Buffer =>
  Buffer.concat([
    numbers(
      [0x02014b50, 4],
      [20, 2],
      [20, 2],
      ...commonOf(entry, false),
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [entry.at, 4],
    ),
    entry.name,
  ]);

function numbers(...fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [, length]) => sum + length, 0));
  let at = 0;
  for (const [value, length] of fields) at = bytes.writeUIntLE(value, at, length);
  return bytes;
}
