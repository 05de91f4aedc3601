/**
 * The embedded PostgreSQL: one supervisor per database, who starts the real server on this machine,
 * starts it again when it dies, and stops it cleanly. After kill -9 of either, the next start recovers.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '#kernel/problem.ts';
import { takeWriterLock } from '#platform/writer-lock.ts';
import { makeCluster, setRootPassword } from './cluster.ts';
import {
  connectionOf,
  newConnectionFile,
  readConnectionFile,
  writeConnectionFile,
  type Connection,
  type ConnectionFile,
} from './connection.ts';
import { keepRunning, type Keeper } from './keeper.ts';
import { preparePlace, type Place } from './place.ts';
import { alreadySupervised, type Holding } from './problems.ts';
import { programsFor, type Programs } from './programs.ts';
import { prepareEmbedded } from './roles.ts';
import { clearOrphan } from './server.ts';

export interface Embedded {
  connection: Connection;
  /** Ends the server (open transactions are rolled back) and gives the lock back. Again: nothing. */
  stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** Where the office keeps its database; as root it lives under /var/lib/truatkhap instead. */
  folder: string;
  /** On SIGINT and SIGTERM: what to close before the server ends. The process then ends by that signal. */
  closeFirst?: () => Promise<void>;
  /** What the supervisor did that an operator should know; one line each. Default: standard error. */
  tell?: (line: string) => void;
  /** False only for tests: faster, and not safe against a machine that fails. */
  durable?: boolean;
}

/** @throws Problem store.supervised when another process looks after this database, and those of problems.ts */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const tell = options.tell ?? ((line: string) => console.error(`postgres: ${line}`));
  const place = preparePlace(options.folder);
  const release = takeSupervisorLock(place.home);
  try {
    await clearOrphan(place, tell);
    const programs = programsFor(place.home, place.account);
    const file = await preparedCluster(place, programs);
    const keeper = await keepRunning({ place, programs, file, durable: options.durable ?? true, tell });
    await prepareEmbedded(file).catch(async (error: unknown) => {
      await keeper.stop();
      throw error;
    });
    return supervised(file, keeper, release, options.closeFirst);
  } catch (error) {
    release();
    throw error;
  }
}

function takeSupervisorLock(home: string): () => void {
  try {
    return takeWriterLock(home, `since ${new Date().toISOString()}`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'workspace.busy') throw error;
    throw alreadySupervised(error.details as unknown as Holding, join(home, 'writer.lock'));
  }
}

/** The cluster is there, and so is the file with its passwords. */
async function preparedCluster(place: Place, programs: Programs): Promise<ConnectionFile> {
  const known = readConnectionFile(place.home);
  const file = known ?? newConnectionFile();
  const lost = known === null && existsSync(place.cluster);
  if (lost) await setRootPassword(place, programs, file);
  if (known === null) writeConnectionFile(place.home, file);
  await makeCluster(place, programs, file);
  return file;
}

function supervised(
  file: ConnectionFile,
  keeper: Keeper,
  release: () => void,
  closeFirst: (() => Promise<void>) | undefined,
): Embedded {
  let stopped: Promise<void> | null = null;
  const atExit = () => keeper.stopNow();
  const onSignal = (signal: NodeJS.Signals) => void end(signal);
  const stop = async () => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('exit', atExit);
    await keeper.stop();
    release();
  };
  const end = async (signal: NodeJS.Signals) => {
    process.off(signal, onSignal); // a second Ctrl-C ends at once
    await closeFirst?.().catch(() => {});
    await (stopped ??= stop());
    process.kill(process.pid, signal);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('exit', atExit);
  return { connection: connectionOf(file), stop: () => (stopped ??= stop()) };
}
