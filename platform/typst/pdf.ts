/**
 * Documents as PDF by Typst, each in a process of its own that may use only so much memory and time. What
 * people wrote goes in as JSON values: no text of theirs is ever read as markup.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { problem, type Problem } from '#kernel/problem.ts';
import type { RenderRequest } from './render-process.ts';

export interface RenderLimits {
  /** Wall clock until the process is ended, in milliseconds. */
  milliseconds?: number;
  /** Bound on the process's writable memory in KiB (RLIMIT_DATA); Node itself takes about 580,000. */
  memory?: number;
  /** Bound on the PDF, in bytes. */
  bytes?: number;
  /** Bound on what is given to it, in bytes. */
  input?: number;
}

const standard = { milliseconds: 15_000, memory: 1_200_000, bytes: 10 * 1024 * 1024, input: 512 * 1024 };
/** Two at once fill the machine; more wait for a place, and beyond that they are told to come back. */
const places = 2;
const longestQueue = 40;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Renders one document.
 * @throws Problem render.unprintable (details.characters), render.too_large, render.busy, render.failed
 */
export async function renderPdf(request: RenderRequest, limits: RenderLimits = {}): Promise<Buffer> {
  const text = JSON.stringify(request);
  const bounds = { ...standard, ...limits };
  if (Buffer.byteLength(text) > bounds.input) throw tooLarge();
  await place();
  try {
    return await inProcess(text, bounds);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function place(): Promise<void> {
  if (running >= places) {
    if (waiting.length >= longestQueue) throw busy();
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
}

/** `ulimit` before Node: the bound holds for native memory, which V8's own limits do not see. */
const bounded = 'ulimit -c 0; ulimit -d "$1" && ulimit -t 60 && shift && exec "$@"';

function inProcess(text: string, limits: Required<RenderLimits>): Promise<Buffer> {
  const program = join(import.meta.dirname, 'render-process.ts');
  const args = ['-c', bounded, 'render', String(limits.memory), process.execPath, program];
  const child = spawn('/bin/sh', args, { stdio: ['pipe', 'pipe', 'pipe'], env: {} });
  const pieces: Buffer[] = [];
  let size = 0;
  let said = '';
  const timer = setTimeout(() => child.kill('SIGKILL'), limits.milliseconds);
  child.stdout.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size > limits.bytes) child.kill('SIGKILL');
    else pieces.push(piece);
  });
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    if (said.length < 20_000) said += words;
  });
  child.stdin.on('error', () => {}); // it ended before it read everything; its exit says why
  child.stdin.end(text);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      // The size first: a process that had written all of it before it was ended still ends well.
      if (size > limits.bytes) reject(tooLarge());
      else if (code === 0) resolve(Buffer.concat(pieces));
      else reject(problemOf(code, said));
    });
  });
}

/** Typst names each text that no font of ours can show; everything else is our fault or the machine's. */
function problemOf(code: number | null, said: string): Problem | Error {
  const missing = [...said.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/gu)].map(
    (found) => found[1]!,
  );
  if (missing.length > 0) return unprintable([...new Set(missing)].slice(0, 20));
  if (code === 3) return new Error(`Typst: ${said.slice(0, 2000)}`);
  return failed();
}

function unprintable(characters: string[]): Problem {
  return problem('render.unprintable', {
    th: `ตัวอักษรเหล่านี้พิมพ์ลงเอกสารไม่ได้ โปรดแก้ข้อความ: ${characters.join(' ')}`,
    en: `These characters cannot be printed on the document. Please change the text: ${characters.join(' ')}`,
    status: 422,
    details: { characters },
  });
}

function tooLarge(): Problem {
  return problem('render.too_large', {
    th: 'เอกสารยาวเกินกว่าจะพิมพ์เป็นฉบับเดียว โปรดแบ่งเป็นสิ่งที่ส่งมาด้วย',
    en: 'The document is too long to print in one. Please move parts into enclosures.',
    status: 413,
  });
}

function busy(): Problem {
  return problem('render.busy', {
    th: 'ระบบกำลังพิมพ์เอกสารอื่นอยู่มาก ยังไม่มีอะไรเปลี่ยนแปลง โปรดลองอีกครั้งในอีกสักครู่',
    en: 'Many documents are being printed. Nothing has changed; please try again in a moment.',
    status: 503,
  });
}

function failed(): Problem {
  return problem('render.failed', {
    th: 'พิมพ์เอกสารนี้ไม่สำเร็จภายในเวลาและหน่วยความจำที่กำหนด ข้อมูลที่บันทึกไว้ยังอยู่ครบ',
    en: 'The document could not be printed within its bounds of time and memory. What was saved is kept.',
    status: 500,
  });
}
