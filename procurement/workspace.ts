/**
 * The workspace of the analysis: generations that are wholly there or not at all, leased by readers,
 * written by one writer at a time. Everything in it can be rebuilt from the source files.
 *
 *   DIR/generations/<n>/{raw,core,flags,scores}/*.parquet + manifest.json (written last)
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '#kernel/problem.ts';
import { flush, flushTree, linkOrCopy, writeWhole } from '#platform/atomic-files.ts';
import { isAlive, takeWriterLock, thisProcess } from '#platform/writer-lock.ts';

/** One source file as it stands in a generation. Counts are rows. */
export interface LoadedFile {
  file_id: string;
  name: string;
  sha256: string;
  bytes: number;
  layout: string;
  charset: string;
  /** Day the source says its data is of, ISO, or null when nobody said. */
  as_at: string | null;
  /** A sample: no whole-year figure may rest on it. */
  sampled: boolean;
  read: number;
  accepted: number;
  quarantined: number;
  reasons: Record<string, number>;
  repairs: Record<string, number>;
}

export interface Manifest {
  format: 1;
  generation: number;
  files: LoadedFile[];
  /** Hash of everything core was built from; null before the first build. */
  core_key: string | null;
  /** flag id → hash of what its results were made from. */
  flag_keys: Record<string, string>;
  scores_key: string | null;
}

export interface Generation {
  n: number;
  folder: string;
  manifest: Manifest;
}

const emptyManifest: Manifest = {
  format: 1,
  generation: 0,
  files: [],
  core_key: null,
  flag_keys: {},
  scores_key: null,
};

const generationsOf = (workspace: string) => join(workspace, 'generations');

/** The newest whole generation, or null in an empty workspace. */
export function currentGeneration(workspace: string): Generation | null {
  const newest = generationNumbers(workspace).at(-1);
  if (newest === undefined) return null;
  const folder = join(generationsOf(workspace), String(newest));
  try {
    return { n: newest, folder, manifest: readManifest(folder) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return currentGeneration(workspace); // it was replaced between our two looks
  }
}

function generationNumbers(workspace: string): number[] {
  if (!existsSync(generationsOf(workspace))) return [];
  return readdirSync(generationsOf(workspace))
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

function readManifest(folder: string): Manifest {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  if (manifest.format !== 1) {
    throw problem('workspace.format', {
      th: `พื้นที่ข้อมูลนี้เขียนด้วยรุ่นที่โปรแกรมนี้อ่านไม่ได้ (${String(manifest.format)})`,
      en: `This workspace was written in a format that this version cannot read (${String(manifest.format)}).`,
    });
  }
  return manifest;
}

/**
 * Holds the current generation while it is read; `release` lets it go.
 * @throws Problem workspace.empty when nothing has been imported.
 */
export function leaseGeneration(workspace: string): Generation & { release(): void } {
  const leases = join(workspace, 'leases');
  for (;;) {
    const generation = currentGeneration(workspace);
    if (!generation) throw emptyWorkspace(workspace);
    const lease = join(leases, `${generation.n}-${process.pid}-${Math.random().toString(36).slice(2)}.json`);
    let held = true;
    try {
      mkdirSync(leases, { recursive: true });
      writeFileSync(lease, JSON.stringify(thisProcess()));
    } catch {
      held = false; // a read-only copy: nobody can delete from it either
    }
    if (existsSync(join(generation.folder, 'manifest.json'))) {
      return { ...generation, release: () => held && rmSync(lease, { force: true }) };
    }
    if (held) rmSync(lease, { force: true });
  }
}

export function emptyWorkspace(workspace: string) {
  return problem('workspace.empty', {
    th: `ยังไม่มีข้อมูลใน ${workspace} เริ่มด้วยคำสั่ง truatkhap import ไฟล์ --data ${workspace}`,
    en: `There is no data in ${workspace} yet. Begin with: truatkhap import FILE --data ${workspace}`,
    status: 404,
  });
}

function isLeased(workspace: string, n: number): boolean {
  const leases = join(workspace, 'leases');
  if (!existsSync(leases)) return false;
  let leased = false;
  for (const name of readdirSync(leases)) {
    if (!name.startsWith(`${n}-`)) continue;
    try {
      if (isAlive(JSON.parse(readFileSync(join(leases, name), 'utf8')) as ReturnType<typeof thisProcess>))
        leased = true;
      else rmSync(join(leases, name), { force: true });
    } catch {
      // half written or just removed: the reader checks for itself that its generation stands
    }
  }
  return leased;
}

/** A generation being written. Nothing of it is seen before `publish`. */
export interface Draft {
  folder: string;
  previous: Generation | null;
  manifest: Manifest;
  /** Takes a file over from the generation before, without copying its bytes. */
  keep(relativePath: string): void;
  publish(): Generation;
}

/**
 * Runs `write` as the one writer of the workspace. When it returns without publishing, or throws,
 * the workspace is as it was.
 * @throws Problem workspace.busy
 */
export async function writeWorkspace<T>(
  workspace: string,
  doing: string,
  write: (draft: Draft) => Promise<T>,
): Promise<T> {
  const release = takeWriterLock(workspace, doing);
  try {
    sweep(workspace);
    const draft = beginDraft(workspace);
    try {
      return await write(draft);
    } finally {
      rmSync(draft.folder, { recursive: true, force: true });
    }
  } finally {
    release();
  }
}

function beginDraft(workspace: string): Draft {
  const previous = currentGeneration(workspace);
  const n = (previous?.n ?? 0) + 1;
  const folder = join(generationsOf(workspace), `.draft-${n}-${process.pid}`);
  for (const room of ['raw', 'core', 'flags', 'scores', 'spool'])
    mkdirSync(join(folder, room), { recursive: true });
  const manifest: Manifest = structuredClone(previous?.manifest ?? emptyManifest);
  manifest.generation = n;
  return {
    folder,
    previous,
    manifest,
    keep(relativePath) {
      if (!previous) throw new Error(`nothing to keep: ${relativePath}`);
      linkOrCopy(join(previous.folder, relativePath), join(folder, relativePath));
    },
    publish() {
      rmSync(join(folder, 'spool'), { recursive: true, force: true });
      flushTree(folder);
      writeWhole(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
      const place = join(generationsOf(workspace), String(n));
      renameSync(folder, place);
      flush(generationsOf(workspace));
      sweep(workspace);
      return { n, folder: place, manifest };
    },
  };
}

/** Removes what dead writers left, and generations older than the last two that nobody reads. */
function sweep(workspace: string): void {
  const root = generationsOf(workspace);
  if (!existsSync(root)) return;
  for (const name of readdirSync(root)) {
    if (name.startsWith('.')) rmSync(join(root, name), { recursive: true, force: true });
  }
  for (const n of generationNumbers(workspace).slice(0, -2)) {
    if (isLeased(workspace, n)) continue;
    const aside = join(root, `.old-${n}`);
    renameSync(join(root, String(n)), aside);
    if (isLeased(workspace, n)) renameSync(aside, join(root, String(n)));
    else rmSync(aside, { recursive: true, force: true });
  }
}
