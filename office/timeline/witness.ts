/**
 * The witness of the timeline's head: timeline-head.json in the data folder, outside the database. Whoever
 * can rewrite the whole chain in the database, or cut its end together with what remembers it, cannot
 * make it agree with a witness that was copied elsewhere. Written at each clean stop and each backup.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import * as v from 'valibot';
import { problem } from '#kernel/problem.ts';
import { writeWhole } from '#platform/atomic-files.ts';
import { becomeOwner, connected } from '#platform/postgres/roles.ts';

const head = v.object({
  event_no: v.pipe(v.number(), v.integer(), v.minValue(1)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
});

/** The newest event: its number, and its hash in hexadecimal. */
export type Head = v.InferOutput<typeof head>;

export const witnessPath = (folder: string) => join(folder, 'timeline-head.json');

/** @returns null where no witness was written yet @throws Problem timeline.witness_unreadable */
export function readWitness(folder: string): Head | null {
  let text: string;
  try {
    text = readFileSync(witnessPath(folder), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), head), text);
  if (read.success) return read.output;
  throw problem('timeline.witness_unreadable', {
    th: 'ไฟล์พยานของบันทึกเหตุการณ์ (timeline-head.json) อ่านไม่ได้ อย่าลบ ให้เทียบกับสำเนาที่เก็บไว้',
    en: 'The witness of the timeline (timeline-head.json) cannot be read. Do not delete it; compare it with a copy.',
  });
}

/** The newest event of the database, or null when there is none. Needs a connection as the owner. */
export async function readHead(client: pg.ClientBase): Promise<Head | null> {
  const { rows } = await client.query<{ event_no: string; hash: string }>(
    `SELECT event_no::text, encode(hash, 'hex') AS hash FROM office.events ORDER BY office.events.event_no DESC LIMIT 1`,
  );
  return rows[0] ? { event_no: Number(rows[0].event_no), hash: rows[0].hash } : null;
}

/** Whether the event that the witness saw is still in its place, unchanged. */
export async function agrees(
  client: pg.ClientBase,
  { event_no, hash }: Head,
): Promise<'agrees' | 'cut' | 'differs'> {
  const { rows } = await client.query<{ hash: string }>(
    `SELECT encode(hash, 'hex') AS hash FROM office.events WHERE event_no = $1`,
    [event_no],
  );
  return !rows[0] ? 'cut' : rows[0].hash === hash ? 'agrees' : 'differs';
}

/**
 * Moves the witness on to the newest event. It is left alone when it disagrees with the database: then
 * it is the evidence.
 * @returns false where it disagrees
 */
export async function writeWitness(client: pg.ClientBase, folder: string): Promise<boolean> {
  const before = readWitness(folder);
  if (before && (await agrees(client, before)) !== 'agrees') return false;
  const newest = await readHead(client);
  if (newest) writeWhole(witnessPath(folder), `${JSON.stringify(newest)}\n`);
  return true;
}

/** The same over a connection of its own: what a clean stop, a backup and the clock call. */
export function keepWitness(ownerUrl: string, folder: string): Promise<boolean> {
  return connected(ownerUrl, async (client) => {
    await becomeOwner(client);
    return writeWitness(client, folder);
  });
}
