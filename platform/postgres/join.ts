/**
 * The office's database for whoever needs it: the server of DATABASE_URL, else the embedded one, which is
 * joined when a supervisor on this machine runs it and started for as long as it is needed when none does.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '#kernel/problem.ts';
import { connectionOf, readConnectionFile, type Connection } from './connection.ts';
import { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded.ts';
import { asProblem, isLost } from './lost-connection.ts';
import { homeOf } from './place.ts';
import { refused } from './problems.ts';
import { connected, prepareGiven } from './roles.ts';

export interface OfficeAddress extends EmbeddedOptions {
  /** DATABASE_URL, or null for the embedded server. */
  databaseUrl: string | null;
}

/** @throws Problem as startEmbedded, and for a server of your own those of prepareGiven, store.refused, store.unavailable */
export async function joinDatabase(address: OfficeAddress): Promise<Embedded> {
  const { databaseUrl } = address;
  if (databaseUrl !== null) {
    await prepareGiven(databaseUrl).catch((error: unknown) => {
      throw /^(28|3D)/.test(codeOf(error)) ? refused((error as Error).message) : asProblem(error, false);
    });
    return { connection: { url: databaseUrl, ownerUrl: databaseUrl }, stop: () => Promise.resolve() };
  }
  try {
    return await startEmbedded(address);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'store.supervised') throw error;
    return { connection: await answering(address.folder, error), stop: () => Promise.resolve() };
  }
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';

/** The supervisor may be starting at this very moment. */
async function answering(folder: string, refused: Problem): Promise<Connection> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const file = readConnectionFile(homeOf(folder));
    const connection = file && file.port !== 0 ? connectionOf(file) : null;
    if (connection && (await answers(connection.url))) return connection;
    await pause(100);
  }
  throw refused;
}

async function answers(url: string): Promise<boolean> {
  try {
    await connected(url, (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    // 28P01, 3D000: its very first start has made neither the role nor the database yet
    if (isLost(error) || /^(28P01|3D000|42501)$/.test(codeOf(error))) return false;
    throw error;
  }
}
