/** Two readers of the same rows have the same key; two of different rows never do. */
import { expect, test } from 'vitest';
import { nation, scopeKey, type Scope } from './scope.ts';

test('the order and repetition of a set do not matter', () => {
  expect(scopeKey({ kind: 'provinces', isos: ['TH-74', 'TH-73', 'TH-74'] })).toBe(
    scopeKey({ kind: 'provinces', isos: ['TH-73', 'TH-74'] }),
  );
  expect(scopeKey({ kind: 'agencies', ids: ['agency:egp:B', 'agency:egp:A'] })).toBe(
    scopeKey({ kind: 'agencies', ids: ['agency:egp:A', 'agency:egp:B'] }),
  );
});

test('one province is a set of one', () => {
  expect(scopeKey({ kind: 'province', iso: 'TH-74' })).toBe(scopeKey({ kind: 'provinces', isos: ['TH-74'] }));
});

test('different rows have different keys, also where ids hold separators', () => {
  const scopes: Scope[] = [
    nation,
    { kind: 'area', area: 7 },
    { kind: 'province', iso: 'TH-7' },
    { kind: 'provinces', isos: [] },
    { kind: 'agencies', ids: [] },
    { kind: 'agencies', ids: ['agency:egp:A B'] },
    { kind: 'agencies', ids: ['agency:egp:A', 'B'] },
    { kind: 'agencies', ids: ['agency:egp:A","B'] },
  ];
  expect(new Set(scopes.map(scopeKey)).size).toBe(scopes.length);
});
