/** For tests: an invented person of the office with everything that it can hold about one. */
import type { Person, TestOffice } from './office-store.ts';

/** With contact, password and session; `ended`: the post is over. */
export async function inventedMember(office: TestOffice, name: string, ended = false): Promise<Person> {
  const person = await office.person({
    role: 'area_officer',
    scope: ['area', '7'],
    name,
    fromAt: new Date('2026-01-05T02:00:00Z'),
    ...(ended ? { untilAt: new Date('2026-06-01T02:00:00Z') } : {}),
  });
  const { personId } = person;
  await office.owner(
    `UPDATE office.people SET phone = '034-000-${personId.slice(0, 4)}', email = $2 WHERE person_id = $1`,
    [personId, `${personId.slice(0, 8)}@agency.example`],
  );
  await office.owner(`INSERT INTO auth.passwords VALUES ($1, '$argon2id$v=19$kept-here', now())`, [personId]);
  await office.owner(
    `INSERT INTO auth.sessions (token_hash, person_id, stage, client, started_at, seen_at, confirmed_at)
     VALUES (sha256($1::text::bytea), $1::uuid, 'open', 'Firefox, Linux', now(), now(), now())`,
    [personId],
  );
  return person;
}
