/** A plain form: what was typed survives a problem, secrets do not, and a reader is sent on within the site. */
import { isActionFailure, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { problem } from '#kernel/problem.ts';
import { answerForm } from './answer-form.ts';

function posted(fields: [string, string][]): RequestEvent {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return { request: new Request('http://site.invalid/', { method: 'POST', body: form }) } as RequestEvent;
}

const refuse = () =>
  Promise.reject(
    problem('office.input', {
      th: 'กรอกไม่ครบ',
      en: 'Incomplete',
      status: 422,
      details: {
        fields: [
          { field: 'subject', fault: 'ต้องมีเรื่อง · A subject is needed' },
          { field: 'due_on', fault: 'Invalid date: Received "x"' },
        ],
      },
    }),
  );

describe('a form with a problem', () => {
  test('comes back with what was typed, white space trimmed, and each fault at its field', async () => {
    const answer = await answerForm(
      posted([
        ['subject', ' เรื่องหนึ่ง '],
        ['to', 'a'],
        ['to', 'b'],
      ]),
      refuse,
    );
    expect(isActionFailure(answer)).toBe(true);
    expect(answer).toMatchObject({
      status: 422,
      data: {
        typed: { subject: 'เรื่องหนึ่ง', to: ['a', 'b'] },
        problem: {
          code: 'office.input',
          fields: [{ field: 'subject', th: 'ต้องมีเรื่อง', en: 'A subject is needed' }, { field: 'due_on' }],
        },
      },
    });
  });
  test('says a library’s own words in ours, so that nothing typed is quoted', async () => {
    const answer = await answerForm(posted([]), refuse);
    expect(JSON.stringify(answer)).not.toContain('Received');
  });
  test('never shows a password or a code again', async () => {
    const answer = await answerForm(
      posted([
        ['email', 'a@b.example'],
        ['password', 'hidden'],
        ['totp_code', '123456'],
      ]),
      refuse,
    );
    expect(answer).toMatchObject({ data: { typed: { email: 'a@b.example' } } });
    expect(JSON.stringify(answer)).not.toMatch(/hidden|123456/u);
  });
});

test('a form that worked sends its reader on, to a page of this site only', async () => {
  for (const [to, location] of [
    ['/watch', '/watch'],
    ['https://elsewhere.example', '/'],
  ] as const) {
    const sent = await answerForm(posted([]), () => Promise.resolve({ to })).catch((error: unknown) => error);
    expect(isRedirect(sent) && { status: sent.status, location: sent.location }).toEqual({
      status: 303,
      location,
    });
  }
});

test('a bug is not taken for a problem', async () => {
  await expect(answerForm(posted([]), () => Promise.reject(new TypeError('oops')))).rejects.toThrow('oops');
});
