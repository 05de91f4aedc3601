/** What is kept of the program that signed in: its name and its system's, no more. */
import { expect, test } from 'vitest';
import { clientOf } from './session-cookie.ts';

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
    'Chrome · Android',
  ],
  ['Links (2.29; Linux 6.1 x86_64)', 'Linux'],
  ['curl/8.5.0', ''],
])('%s', (agent, kept) => {
  expect(clientOf(agent)).toBe(kept);
});
