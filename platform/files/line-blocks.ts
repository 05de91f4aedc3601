/**
 * A stream of bytes as pieces of even size, and pieces as blocks of whole lines. Memory is bounded by
 * one piece and one longest line, however long the lines of the file are.
 */
import { UnreadableSource, type PhysicalReason } from './limits.ts';

const pieceBytes = 256 * 1024;

/**
 * Joins small chunks and cuts large ones: pieces of 256 KiB, the last one shorter.
 * When the stream fails, what came before the failure is given first.
 */
export async function* pieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      held.push(chunk);
      size += chunk.length;
      if (size < pieceBytes) continue;
      const joined = held.length === 1 ? chunk : Buffer.concat(held, size);
      let start = 0;
      for (; size - start >= pieceBytes; start += pieceBytes)
        yield joined.subarray(start, start + pieceBytes);
      held = start < size ? [joined.subarray(start)] : [];
      size -= start;
    }
  } catch (error) {
    if (size > 0) yield Buffer.concat(held, size);
    throw error;
  }
  if (size > 0) yield Buffer.concat(held, size);
}

export type LineItem =
  /** Whole lines; only the last block of a file may lack its last newline. */
  | { kind: 'lines'; bytes: Buffer }
  /** One line over the limit, of which only the start was kept. */
  | { kind: 'too_long'; start: Buffer }
  /** The source broke off within this line (empty when it broke between lines). */
  | { kind: 'cut'; start: Buffer; reason: PhysicalReason };

/** Blocks of whole lines. An error that leaves nothing to trust is thrown on. */
export async function* lineBlocks(
  chunks: AsyncIterable<Buffer>,
  maxLineBytes: number,
): AsyncGenerator<LineItem> {
  let carry: Buffer = Buffer.alloc(0);
  let long: Buffer | null = null;
  try {
    for await (let chunk of chunks) {
      if (long) {
        const end = chunk.indexOf(10);
        if (end < 0) continue;
        yield { kind: 'too_long', start: long };
        long = null;
        chunk = chunk.subarray(end + 1);
      }
      const end = chunk.lastIndexOf(10) + 1;
      if (end > 0) {
        // only the line that was cut is copied together; the others stay where they are
        const start = carry.length > 0 ? chunk.indexOf(10) + 1 : 0;
        if (start > 0) yield { kind: 'lines', bytes: Buffer.concat([carry, chunk.subarray(0, start)]) };
        if (start < end) yield { kind: 'lines', bytes: chunk.subarray(start, end) };
      }
      carry = end > 0 ? Buffer.from(chunk.subarray(end)) : Buffer.concat([carry, chunk]);
      if (carry.length > maxLineBytes) {
        long = Buffer.from(carry.subarray(0, 800));
        carry = Buffer.alloc(0);
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableSource) || !error.keepsRecords) throw error;
    yield { kind: 'cut', start: long ?? carry, reason: error.reason };
    return;
  }
  if (long) yield { kind: 'too_long', start: long };
  else if (carry.length > 0) yield { kind: 'lines', bytes: carry };
}

/** Lets the first piece of a stream be seen before the stream is read. */
export async function beginning(
  chunks: AsyncIterable<Buffer>,
): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done === true ? Buffer.alloc(0) : first.value;
  async function* all(): AsyncGenerator<Buffer> {
    try {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
        yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, all: all() };
}
