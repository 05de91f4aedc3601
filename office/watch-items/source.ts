/** A reason to look at an item, written down beside it. The words of a secret one go where nobody can select them. */
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Me } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Secrecy, SourceKind } from './kinds.ts';
import { dayAhead, secretNotHere } from './problems.ts';
import { bangkokToday } from '#kernel/working-days.ts';

export interface NewSource {
  kind: SourceKind;
  /** ISO day of the meeting, the entry, the count … */
  datedOn: string;
  secrecy: Secrecy;
  /** Who or what it came from: a meeting's name, a report's number. */
  origin: string;
  note: string;
  /** For kind `signal`: the frozen copy. */
  signalId?: string;
}

/** @returns id of the source. @throws Problem watch_items.day_ahead, watch_items.secret_not_here */
export async function addSource(tx: Tx, me: Me, itemId: string, source: NewSource): Promise<string> {
  if (source.datedOn > bangkokToday(new Date())) throw dayAhead('datedOn');
  const isSecret = source.secrecy === 'secret';
  if (isSecret && !(await mayKeepSecrets(tx, itemId))) throw secretNotHere();
  const id = randomUUID();
  const shown = isSecret ? { origin: null, note: null } : source;
  await sql`
    INSERT INTO office.watch_sources (watch_source_id, watch_item_id, kind, dated_on, secrecy, origin, note, signal_id, added_by)
    VALUES (${id}, ${itemId}, ${source.kind}, ${source.datedOn}::date, ${source.secrecy}, ${shown.origin}, ${shown.note},
      ${source.signalId ?? null}, ${me.personId})`.execute(tx);
  if (isSecret) {
    await sql`INSERT INTO office.watch_secrets (watch_source_id, origin, note)
      VALUES (${id}, ${source.origin}, ${source.note})`.execute(tx);
  }
  return id;
}

/** Whether the viewer may write and read secret sources of this item. */
export async function mayKeepSecrets(tx: Tx, itemId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`SELECT office.reads_watch_secrets(${itemId}) AS may`.execute(
    tx,
  );
  return rows[0]?.may === true;
}

/** What the timeline may say of a source: of a secret one not even where it came from. */
export function saidOfSource(source: NewSource): Record<string, string> {
  return source.secrecy === 'ordinary' ? { source_kind: source.kind } : {};
}
