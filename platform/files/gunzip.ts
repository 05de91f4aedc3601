/**
 * Gunzips a stream without losing what came before a cut. Node's own pipe drops inflated bytes when the
 * stream ends early; here every piece is handed on before an error is.
 */
import { createGunzip, type Gunzip } from 'node:zlib';
import { pieces } from './line-blocks.ts';
import { UnreadableSource, type SpoolLimits } from './limits.ts';

/** Small enough that even at zlib's best ratio (1,032) one step inflates to no more than 32 MiB. */
const stepBytes = 32 * 1024;

/** @throws UnreadableSource gzip_truncated or gzip_damaged (what came before is sound), zip_bomb */
export async function* gunzip(packed: AsyncIterable<Buffer>, limits: SpoolLimits): AsyncGenerator<Buffer> {
  const inflater = new Inflater();
  let packedBytes = 0;
  let inflatedBytes = 0;
  const take = (): Buffer[] => {
    const ready = inflater.take();
    for (const chunk of ready) inflatedBytes += chunk.length;
    refuseBomb(packedBytes, inflatedBytes, limits);
    return ready;
  };
  try {
    let running: Promise<void> | null = null;
    for await (const piece of pieces(packed)) {
      for (let start = 0; start < piece.length; start += stepBytes) {
        const step = piece.subarray(start, start + stepBytes);
        await running;
        const ready = take();
        running = inflater.write(step); // inflates on another thread while what is ready is being read
        packedBytes += step.length;
        yield* ready;
      }
    }
    await running;
    await inflater.end();
    yield* take();
    if (inflater.failure) throw inflater.failure;
  } finally {
    inflater.stream.destroy();
  }
}

/** @throws UnreadableSource zip_bomb when far more came out than went in */
export function refuseBomb(packedBytes: number, inflatedBytes: number, limits: SpoolLimits): void {
  const swollen = inflatedBytes > limits.bombFloorBytes && inflatedBytes > packedBytes * limits.maxRatio;
  if (swollen || inflatedBytes > limits.maxInflatedBytes) throw new UnreadableSource('zip_bomb');
}

class Inflater {
  readonly stream: Gunzip = createGunzip({ chunkSize: 256 * 1024 });
  failure: UnreadableSource | null = null;
  private ready: Buffer[] = [];
  private readonly failed: Promise<void>;

  constructor() {
    this.stream.on('data', (chunk: Buffer) => this.ready.push(chunk));
    this.failed = new Promise((resolve) => {
      this.stream.on('error', (error: NodeJS.ErrnoException) => {
        const cut = error.code === 'Z_BUF_ERROR';
        this.failure = new UnreadableSource(cut ? 'gzip_truncated' : 'gzip_damaged', true);
        resolve();
      });
    });
  }

  async write(step: Buffer): Promise<void> {
    if (this.failure) return;
    await Promise.race([
      new Promise<void>((resolve) => this.stream.write(step, () => resolve())),
      this.failed,
    ]);
  }

  async end(): Promise<void> {
    if (this.failure) return;
    const ended = new Promise<void>((resolve) => this.stream.on('end', () => resolve()));
    this.stream.end();
    await Promise.race([ended, this.failed]);
  }

  take(): Buffer[] {
    return this.ready.splice(0);
  }
}
