/**
 * The built site: made once from its sources, found again by their hash. A build goes into a folder of
 * its own, so a site that is running keeps the files it began with.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem, problem } from '#kernel/problem.ts';
import { takeWriterLock } from '#platform/writer-lock.ts';

const root = join(import.meta.dirname, '..');
/** In every build's folder: the modules that a browser could be sent. */
export const browserList = 'for-browsers.json';
const builds = join(import.meta.dirname, 'build');
/** What a build is made from. Rooms are imported by the running site and need no new build; their words may. */
const sources = [
  'package.json',
  'package-lock.json',
  'kernel',
  'web/src',
  'web/static',
  'web/vite.config.ts',
  'web/build.ts',
];

function filesUnder(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => filesUnder(`${path}/${name}`));
}

/** Hash of the site's sources: the name of its build. */
export function buildKey(): string {
  const hash = createHash('sha256');
  const files = sources.flatMap(filesUnder).filter((file) => !file.endsWith('.test.ts'));
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Folder of the built site, which is made first where it is not there (about ten seconds).
 * @throws Problem site.build_failed with what the builder said
 */
export async function builtSite(): Promise<string> {
  const key = buildKey();
  const folder = join(builds, key);
  const isThere = () => existsSync(join(folder, 'handler.js'));
  while (!isThere()) {
    const giveBack = lockOrNull();
    if (!giveBack) {
      await pause(200); // somebody else builds it now
      continue;
    }
    try {
      if (!isThere()) await build(key, folder);
    } finally {
      giveBack();
    }
  }
  return folder;
}

/** One build at a time: the builder has one working folder. */
function lockOrNull(): (() => void) | null {
  try {
    return takeWriterLock(builds, 'building the site');
  } catch (error) {
    if (error instanceof Problem && error.code === 'workspace.busy') return null;
    throw error;
  }
}

async function build(key: string, folder: string): Promise<void> {
  const half = join(builds, `.${key}-${process.pid}`);
  try {
    const list = join(import.meta.dirname, '.svelte-kit', browserList);
    rmSync(list, { force: true });
    await runBuilder(key, half);
    if (existsSync(list)) cpSync(list, join(half, browserList));
    else writeFileSync(join(half, browserList), '[]'); // no page sends a script: nothing was built for browsers
    renameSync(half, folder); // at once: only a whole build is ever found
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  forgetOldBuilds(key);
}

/** Two builds are kept: the newest, and the one that a running site may still be using. */
function forgetOldBuilds(newest: string): void {
  const others = readdirSync(builds)
    .filter((name) => name !== newest && /^[0-9a-f]{16}$/u.test(name))
    .map((name) => ({ name, at: statSync(join(builds, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { name } of others.slice(1)) rmSync(join(builds, name), { recursive: true, force: true });
}

function runBuilder(key: string, folder: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NODE_ENV: 'production', // and nothing else of ours: a build is the same wherever it is made
    TRUATKHAP_BUILD_FOLDER: folder,
    TRUATKHAP_BUILD_KEY: key,
  };
  const child = spawn(process.execPath, [vite, 'build', '--config', 'web/vite.config.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(buildFailed(said))));
  });
}

function buildFailed(said: string) {
  return problem('site.build_failed', {
    th: `สร้างหน้าเว็บไม่สำเร็จ ข้อมูลไม่เสียหาย\n${said}`,
    en: `The site could not be built. No data was touched.\n${said}`,
    status: 500,
  });
}
