/** What is told to a reader, and what is written to the log, when something goes wrong. */
import { describe, expect, test } from 'vitest';
import { problem } from '#kernel/problem.ts';
import { covered } from './bare-error.ts';
import { told } from './errors.ts';
import type { Logger } from 'pino';

function recorder(): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  const log = { error: (...parts: unknown[]) => lines.push(JSON.stringify(parts)) } as unknown as Logger;
  return { log, lines };
}

describe('an expected problem', () => {
  test('says itself in both languages, with its status, and is not logged', () => {
    const { log, lines } = recorder();
    const late = problem('letters.late', { th: 'เลยกำหนดแล้ว', en: 'It is past due.', status: 409 });
    expect(told(late, '/letters/[id]', 'POST', log)).toEqual({
      status: 409,
      code: 'letters.late',
      th: 'เลยกำหนดแล้ว',
      en: 'It is past due.',
      message: 'เลยกำหนดแล้ว · It is past due.',
    });
    expect(lines).toEqual([]);
  });
});

describe('a bug', () => {
  test('tells the reader a number and nothing else, and the log the same number', () => {
    const { log, lines } = recorder();
    const answer = told(new TypeError('cannot read "นางสมศรี ใจดี" of undefined'), '/letters/[id]', 'GET', log);
    expect(answer.status).toBe(500);
    expect(answer.message).not.toContain('cannot read');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(answer.id);
    expect(lines[0]).toContain('errors.test.ts');
    expect(lines[0]).not.toContain('สมศรี');
  });
});

test.each([
  ['invalid input syntax for type uuid: "somchai"', 'invalid input syntax for type uuid: "…"'],
  ['no mailbox somchai@example.go.th', 'no mailbox …@…'],
  ['id 1 1037 00071 81 1 is taken', 'id # is taken'],
  ['หนังสือ ของ นายสมชาย ใจดี not sent', '… not sent'],
])('the log covers what may be somebody’s: %s', (message, shown) => {
  expect(covered(message)).toBe(shown);
});
