/** Whose request it is: told by the connection, by a proxy that was named, and by nobody else. */
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { freshFolder } from '#tests/egp-rows.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { testSite } from '#tests/site.ts';
import { addressReader } from './client-address.ts';

const office = officeStore();
const limits = { burst: 2, perSecond: 0.001, addresses: 100 };
const options = () => ({ store: office.store, door: testDoor(office), dataFolder: freshFolder(), limits });
const bare = testSite(options);
const behindProxy = testSite(() => ({ ...options(), proxies: ['127.0.0.1'] }));

const asked = (peer: string, forwarded?: string) =>
  ({
    socket: { remoteAddress: peer },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

test.each([
  ['nobody was named', [], '198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['a stranger sends the header', ['127.0.0.1'], '198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['the proxy says for whom', ['127.0.0.1'], '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['the sender wrote more before it', ['127.0.0.1'], '127.0.0.1', '10.9.9.9, 203.0.113.9', '203.0.113.9'],
  [
    'two proxies, one a network',
    ['127.0.0.1', '10.20.0.0/16'],
    '127.0.0.1',
    'x, 203.0.113.9, 10.20.3.4',
    '203.0.113.9',
  ],
  ['a proxy that was not named', ['127.0.0.1'], '127.0.0.1', '203.0.113.9, 10.20.3.4', '10.20.3.4'],
  ['the proxy says nothing', ['127.0.0.1'], '127.0.0.1', undefined, '127.0.0.1'],
  ['the proxy says no address', ['127.0.0.1'], '127.0.0.1', 'unknown', '127.0.0.1'],
  ['written with a port', ['::1', '127.0.0.1'], '::1', '203.0.113.9:4711', '203.0.113.9'],
  ['IPv6 in brackets', ['127.0.0.1'], '::ffff:127.0.0.1', '[2001:db8::9]:443', '2001:db8::9'],
] as const)('where %s', (_, proxies, peer, forwarded, address) => {
  expect(addressReader(proxies)(asked(peer, forwarded))).toBe(address);
});

const ask = async (url: string, forwarded: string) => {
  const { status } = await fetch(`${url}/healthz`, {
    headers: { 'x-forwarded-for': forwarded, 'x-truatkhap-address': forwarded },
  });
  return status;
};

test('an invented header buys no further questions', async () => {
  const answers = [];
  for (const n of [1, 2, 3, 4]) answers.push(await ask(bare.url, `203.0.113.${n}`));
  expect(answers).toEqual([200, 200, 429, 429]);
});

test('behind its proxy each reader has questions of their own, and cannot take another’s address', async () => {
  const answers = [];
  for (const n of [1, 2, 3]) answers.push(await ask(behindProxy.url, `203.0.113.${n}`));
  expect(answers).toEqual([200, 200, 200]);
  for (const spoofed of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
    answers.push(await ask(behindProxy.url, `${spoofed}, 198.51.100.1`));
  expect(answers.slice(3)).toEqual([200, 200, 429]);
});

test('tries of passwords are counted by reader, not by proxy', async () => {
  const machines = async () => (await office.owner('SELECT FROM auth.attempts')).length; // by machine and by address
  const tryIn = (forwarded: string) =>
    fetch(`${behindProxy.url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'nobody@office.example', password: 'ไม่ใช่รหัสผ่านนี้' }),
      headers: { origin: behindProxy.url, accept: 'text/html', 'x-forwarded-for': forwarded },
    });
  await tryIn('203.0.113.50');
  const one = await machines();
  await tryIn('203.0.113.60');
  expect(await machines()).toBe(one + 1);
});
