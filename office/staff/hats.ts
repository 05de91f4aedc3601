/** The hats a person can wear now, what they are called, and putting one on. */
import { sql } from 'kysely';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import { notFound } from '../problems.ts';
import { roles, type Role, type ScopeKind } from './roles.ts';
import type { Door } from './sign-in/door.ts';
import { sessionOver } from './sign-in/problems.ts';
import { renewToken, type Session } from './sign-in/sessions.ts';

export interface Hat {
  postId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  untilAt: Date | null;
  /** 'เจ้าหน้าที่กลุ่มงานป้องกัน ปปท. เขต 7' */
  words: { th: string; en: string };
}

export interface Wearer {
  fullName: string;
  hats: Hat[];
}

const noPost = '00000000-0000-0000-0000-000000000000';

/** A signed-in person who wears no hat (yet): sees the own name and hats, and nothing else. */
export function hatless(personId: string): Viewer {
  return { kind: 'staff', personId, postId: noPost };
}

/** The viewer's own name and the hats in force at this moment, the oldest first. */
export async function wearerOf(tx: Tx, personId: string): Promise<Wearer> {
  const { rows } = await sql<
    Omit<Hat, 'words'> & { fullName: string; scopeTh: string | null; scopeEn: string | null }
  >`
    SELECT x.full_name AS "fullName", h.post_id AS "postId", h.role, h.scope_kind AS "scopeKind", h.scope_id AS "scopeId",
      h.until_at AS "untilAt", h.scope_th AS "scopeTh", h.scope_en AS "scopeEn"
    FROM office.people AS x LEFT JOIN office.my_hats() AS h ON true WHERE x.person_id = ${personId}`.execute(
    tx,
  );
  const hats = rows
    .filter((row) => row.postId !== null)
    .map(({ postId, role, scopeKind, scopeId, untilAt, scopeTh, scopeEn }) => {
      const words = postWords(role, scopeKind, scopeId, { th: scopeTh, en: scopeEn });
      return { postId, role, scopeKind, scopeId, untilAt, words };
    });
  return { fullName: rows[0]?.fullName ?? '', hats };
}

export function hatsOf(store: Store, personId: string): Promise<Hat[]> {
  return store.within(hatless(personId), async (tx) => (await wearerOf(tx, personId)).hats);
}

/**
 * Puts a hat on: a new token, and from now on everything is seen and done under that post.
 * @throws Problem office.not_found for a post that is not the person's or not in force, sign_in.session_over
 */
export async function wearHat(door: Door, session: Session, postId: string): Promise<string> {
  if (session.stage !== 'open') throw sessionOver();
  const hats = await hatsOf(door.store, session.personId);
  if (!hats.some((hat) => hat.postId === postId)) throw notFound();
  const token = await door.store.signIn((tx) => renewToken(tx, session, { postId }));
  if (token === null) throw sessionOver();
  return token;
}

/** A post in words: the role, and over what. `name` is that of a province, district or agency. */
export function postWords(
  role: Role,
  kind: ScopeKind,
  id: string,
  name: { th: string | null; en: string | null },
): { th: string; en: string } {
  const scope = scopeWords(kind, id, name);
  const en = `${roles[role].en} · ${scope.en}`;
  // As on a door plate: ผู้ว่าราชการจังหวัดสมุทรสาคร, not “ผู้ว่าราชการจังหวัด · จังหวัดสมุทรสาคร”.
  const shared = placeWords.find((word) => roles[role].th.endsWith(word) && scope.th.startsWith(word));
  if (shared) return { th: `${roles[role].th}${scope.th.slice(shared.length)}`, en };
  return { th: `${roles[role].th} · ${scope.th}`, en };
}

const placeWords = ['เขต', 'ภาค', 'จังหวัด', 'อำเภอ'];

/** No province (จังหวัด), and its districts are เขต, not อำเภอ. */
const bangkok = 'TH-10';

export function scopeWords(
  kind: ScopeKind,
  id: string,
  { th, en }: { th: string | null; en: string | null },
): { th: string; en: string } {
  switch (kind) {
    case 'nation':
      return { th: 'ทั่วประเทศ', en: 'the nation' };
    case 'area':
      return { th: `เขต ${id}`, en: `Area ${id}` };
    case 'region':
      return { th: `ภาค ${id}`, en: `Region ${id}` };
    case 'province':
      return { th: id === bangkok ? 'กรุงเทพมหานคร' : `จังหวัด${th ?? id}`, en: en ?? id };
    case 'district':
      return { th: `${id.startsWith('10') ? 'เขต' : 'อำเภอ'}${th ?? id}`, en: en ?? id };
    case 'agency':
      return { th: th ?? id, en: en ?? th ?? id };
  }
}
