/** What an officer's browser remembers of the last visit to the desk. */
import type { Cookies } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { lastVisit } from './last-visit.ts';

function browser(): Cookies {
  const kept = new Map<string, string>();
  return {
    get: (name: string) => kept.get(name),
    set: (name: string, value: string) => void kept.set(name, value),
  } as unknown as Cookies;
}

const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);
const me = '11111111-0000-0000-0000-000000000000';

test('the first visit has none before it; pages of one visit share the one before; an hour later is another', () => {
  const cookies = browser();
  const visit = (time: string, who = me) => lastVisit(cookies, who, false, at(time));
  expect(visit('01:00')).toBeNull();
  expect(visit('01:30')).toBeNull();
  expect(visit('05:00')).toEqual(at('01:30'));
  expect(visit('05:10')).toEqual(at('01:30'));
  expect(visit('07:00', '22222222-0000-0000-0000-000000000000'), 'somebody else').toBeNull();
});

test('what was made up in the cookie counts for nothing', () => {
  const cookies = browser();
  cookies.set('desk-visit', '11111111.later.never', { path: '/desk' });
  expect(lastVisit(cookies, me, true, at('01:00'))).toBeNull();
});
