/** The invented people of a demonstration office, signed in by its pages: one for each kind of post. */
import { stranger } from './signed-in.ts';

export interface DemonstrationReader {
  name: string;
  cookies: { name: string; value: string }[];
}

/** What stands before the @ of their addresses, and which of two hats they choose. */
const people = [
  ['centre', 0],
  ['director7', 0],
  ['officer7', 0],
  ['referral7', 0],
  ['governor74', 0],
  ['nacc74', 0],
  ['district7401', 0],
  ['head', 0],
  ['clerk', 0],
  ['dpo', 0],
] as const;

/** The way back in for an administrator; the first of an office that has none. */
const administrator = { email: 'administrator@demonstration.invalid', fullName: 'ผู้ดูแลตัวอย่าง สมมุติ' };

/**
 * @param password of every demonstration account
 * @param link the one-time link for the first administrator, where nobody has used it yet
 */
export async function demonstrationReaders(
  site: string,
  password: string,
  link: string | null,
): Promise<DemonstrationReader[]> {
  const readers: DemonstrationReader[] = [];
  if (link !== null) await firstAdministrator(site, password, link);
  const addresses = people.map(([key, hat]) => [key, `${key}@demonstration.invalid`, hat] as const);
  for (const [name, email, hat] of [...addresses, ['administrator', administrator.email, 0] as const]) {
    const reader = stranger(site);
    const answer = await reader.post('/sign-in', { email, password, to: '/my-work' });
    if (answer.status !== 303) continue; // an office of somebody's own may not have this account
    if (answer.location.startsWith('/hat')) await wear(reader, hat);
    readers.push({ name, cookies: [...reader.cookies].map(([key, value]) => ({ name: key, value })) });
  }
  return readers;
}

async function firstAdministrator(site: string, password: string, link: string): Promise<void> {
  const given = { ...administrator, newPassword: password, newPasswordAgain: password };
  await stranger(site).post(`${new URL(link).pathname}?/first`, given);
}

async function wear(reader: ReturnType<typeof stranger>, hat: number): Promise<void> {
  const { html } = await reader.get('/hat');
  const posts = [...html.matchAll(/name="post" value="([^"]+)"/gu)].map((match) => match[1]!);
  await reader.post('/hat', { post: posts[hat]!, to: '/my-work' });
}
