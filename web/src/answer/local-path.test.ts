/** A reader is sent back to a page of this site, and never anywhere else. */
import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each([
  ['/', '/'],
  ['/provinces/TH-74', '/provinces/TH-74'],
  ['/search?q=%E0%B8%96%E0%B8%99%E0%B8%99&page=2', '/search?q=%E0%B8%96%E0%B8%99%E0%B8%99&page=2'],
  ['/sign-in?/start&to=%2Fwatch', '/sign-in?to=%2Fwatch'],
])('%s leads to itself, without the action of a form', (asked, answer) => {
  expect(localPath(asked)).toBe(answer);
});

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example/',
  '/\t/elsewhere.example/',
  '/.//elsewhere.example/',
  'javascript:alert(1)',
  'provinces',
  `/${'x'.repeat(3000)}`,
  null,
  undefined,
])('%j leads to the front page', (asked) => {
  expect(localPath(asked)).toBe('/');
});
