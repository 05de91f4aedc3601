/** Fetches single lines of a spool again, when a person wants to see the raw text of a row. */
import { createReadStream } from 'node:fs';
import { lineBlocks } from './line-blocks.ts';

export class SpoolReader {
  private readonly path: string;
  private readonly recordCount: number;
  private readonly checkpoints: number[];
  private readonly every: number;

  /** @param checkpoints byte offset of every `every`-th record */
  constructor(path: string, recordCount: number, checkpoints: number[], every: number) {
    this.path = path;
    this.recordCount = recordCount;
    this.checkpoints = checkpoints;
    this.every = every;
  }

  /** Lines by record index (from 0), without their newlines; indices outside the spool are left out. */
  async read(indices: number[]): Promise<Map<number, string>> {
    const wanted = new Set(indices.filter((index) => index >= 0 && index < this.recordCount));
    const groups = new Set([...wanted].map((index) => Math.floor(index / this.every)));
    const found = new Map<number, string>();
    for (const group of [...groups].sort((a, b) => a - b)) await this.readGroup(group, wanted, found);
    return found;
  }

  private async readGroup(group: number, wanted: Set<number>, found: Map<number, string>): Promise<void> {
    const start = this.checkpoints[group] ?? 0;
    const next = this.checkpoints[group + 1];
    const stream = createReadStream(this.path, next === undefined ? { start } : { start, end: next - 1 });
    let record = group * this.every;
    for await (const item of lineBlocks(stream as AsyncIterable<Buffer>, Infinity)) {
      if (item.kind !== 'lines') continue;
      for (let from = 0; from < item.bytes.length; record++) {
        const end = item.bytes.indexOf(10, from);
        if (wanted.has(record)) found.set(record, item.bytes.toString('utf8', from, end));
        from = end + 1;
      }
    }
  }
}
