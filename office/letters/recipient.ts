/** Whom a letter goes to: a body that exists, within the writer's sight, and how it is addressed. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { recipientKinds, type RecipientKind } from './kinds.ts';
import { recipientNameMissing, recipientUnknown } from './problems.ts';

export interface Recipient {
  kind: RecipientKind;
  id: string | null;
  /** After เรียน. */
  name: string;
}

interface Asked {
  recipientKind: RecipientKind;
  recipientId?: string | undefined;
  recipientName?: string | undefined;
}

/** @throws Problem letters.recipient_unknown, letters.recipient_name_missing */
export async function recipientOf(tx: Tx, asked: Asked): Promise<Recipient> {
  const { recipientKind: kind, recipientId, recipientName } = asked;
  const key = recipientKinds[kind].id;
  if ((key === null) !== (recipientId === undefined)) throw recipientUnknown();
  const found = recipientId === undefined ? '' : await nameOf(tx, key!, recipientId);
  if (found === null) throw recipientUnknown();
  const name = recipientName ?? addressed(kind, found, recipientId ?? '');
  if (name === null) throw recipientNameMissing();
  return { kind, id: recipientId ?? null, name };
}

/** The title by which such a body's head is addressed; null where the writer must say it. */
function addressed(kind: RecipientKind, name: string, id: string): string | null {
  switch (kind) {
    case 'province':
      return name === 'กรุงเทพมหานคร' ? `ผู้ว่าราชการ${name}` : `ผู้ว่าราชการจังหวัด${name}`;
    case 'district':
      return id.startsWith('10') ? `ผู้อำนวยการเขต${name}` : `นายอำเภอ${name}`;
    case 'nacc_province':
      return `ผู้อำนวยการสำนักงาน ป.ป.ช. ประจำจังหวัด${name}`;
    case 'nacc_region':
      return `สำนักงาน ป.ป.ช. ภาค ${name}`;
    case 'nacc_centre':
      return 'เลขาธิการคณะกรรมการ ป.ป.ช.';
    case 'suppression':
      return `กลุ่มงานปราบปรามการทุจริตในภาครัฐ เขต ${name}`;
    default:
      return null;
  }
}

/** The body's own name, or null when there is none that the viewer may see. */
async function nameOf(
  tx: Tx,
  key: 'agency' | 'province' | 'district' | 'region' | 'area',
  id: string,
): Promise<string | null> {
  if (key === 'region' || key === 'area') return /^[1-9]$/u.test(id) ? id : null;
  const { rows } = await {
    agency: sql<{ name: string }>`
      SELECT name_th AS name FROM office.agencies WHERE agency_id = ${id} AND ended_on IS NULL`,
    province: sql<{ name: string }>`SELECT name_th AS name FROM office.provinces WHERE province_iso = ${id}`,
    district: sql<{ name: string }>`
      SELECT name_th AS name FROM office.districts WHERE district_code = ${id} ORDER BY valid_from_on DESC LIMIT 1`,
  }[key].execute(tx);
  return rows[0]?.name ?? null;
}
