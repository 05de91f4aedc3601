/** What an asker is told before typing, and the duty telephones: dated lists of ours, read once. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parse } from 'yaml';
import * as v from 'valibot';
import type { Tx } from '#platform/postgres/store.ts';

const spoken = v.strictObject({ id: v.string(), th: v.string(), en: v.string() });
const listed = { version: v.string(), source: v.string(), verified: v.boolean() };

const read = <Schema extends v.GenericSchema>(file: string, schema: Schema): v.InferOutput<Schema> =>
  v.parse(schema, parse(readFileSync(join(import.meta.dirname, file), 'utf8')));

export const intakeText = read(
  'intake.yaml',
  v.strictObject({ ...listed, statements: v.pipe(v.array(spoken), v.minLength(1)) }),
);

/** Of the very words in both languages, in hex: what the centre accepts, and what an asker was shown. */
export const intakeSha256 = createHash('sha256').update(JSON.stringify(intakeText.statements)).digest('hex');

const duty = read(
  'duty.yaml',
  v.strictObject({ ...listed, phones: v.record(v.pipe(v.string(), v.regex(/^[1-9]$/u)), v.string()) }),
);

/** The telephone that is answered out of hours, where one is known. */
export const dutyPhone = (areaNo: number): string | null => duty.phones[String(areaNo)] ?? null;

export type Intake = 'accepted' | 'demonstration' | 'closed';

/** Whether questions are taken online now. */
export async function intakeNow(tx: Tx): Promise<Intake> {
  const { rows } = await sql<{ intake: Intake }>`SELECT office.intake_of(${intakeSha256}) AS intake`.execute(
    tx,
  );
  return rows[0]!.intake;
}
