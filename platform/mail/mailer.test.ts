/** Mail over a real SMTP conversation with a server of the test's own. */
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { isPlainAddress, openMailer, type Mailer } from './mailer.ts';

const opened: (Server | Mailer)[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

/** A server that takes mail; `answers` overrules what it says to a command. */
async function smtp(
  answers: Record<string, string> = {},
): Promise<{ url: string; heard: string[]; letters: string[] }> {
  const heard: string[] = [];
  const letters: string[] = [];
  const server = createServer((socket) => converse(socket, answers, heard, letters));
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, letters };
}

function converse(socket: Socket, answers: Record<string, string>, heard: string[], letters: string[]): void {
  let letter: string | null = null;
  let rest = '';
  socket.on('error', () => {});
  socket.write('220 test\r\n');
  socket.setEncoding('utf8').on('data', (text: string) => {
    rest += text;
    for (let at = rest.indexOf('\r\n'); at >= 0; at = rest.indexOf('\r\n')) {
      const line = rest.slice(0, at);
      rest = rest.slice(at + 2);
      if (letter !== null) {
        if (line !== '.') letter += `${line}\n`;
        else {
          letters.push(letter);
          letter = null;
          socket.write('250 kept\r\n');
        }
        continue;
      }
      heard.push(line);
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'DATA') letter = '';
      const usual = { DATA: '354 go on', QUIT: '221 bye' }[command] ?? '250 ok';
      socket.write(`${answers[command] ?? usual}\r\n`);
    }
  });
}

function mailer(smtpUrl: string): Mailer {
  const made = openMailer({ smtpUrl, from: 'truatkhap@office.example' });
  opened.push(made);
  return made;
}

const headersOf = (letter: string) => letter.split('\n\n')[0]!;

describe('a message', () => {
  test('arrives, in Thai, at one address, marked as written by a machine', async () => {
    const server = await smtp();
    await mailer(server.url).send({ to: 'officer@office.example', subject: 'มีเรื่องรอท่าน', text: 'ตรวจขับ' });
    expect(server.heard).toContain('RCPT TO:<officer@office.example>');
    const [letter] = server.letters;
    expect(headersOf(letter!)).toMatch(/^Subject: =\?UTF-8\?/mu);
    expect(headersOf(letter!)).toMatch(/^Auto-Submitted: auto-generated$/mu);
    expect(letter).toContain(Buffer.from('ตรวจขับ').toString('base64').slice(0, 12));
  });

  test('gets no header from its subject', async () => {
    const server = await smtp();
    const subject = 'two\r\nBcc: other@elsewhere.example\r\n\r\nbody\u2028X: y';
    await mailer(server.url).send({ to: 'officer@office.example', subject, text: 'x' });
    expect(headersOf(server.letters[0]!)).not.toMatch(/^(Bcc|X):/imu);
    expect(server.heard.filter((line) => line.startsWith('RCPT'))).toHaveLength(1);
  });

  test('goes to one plain address or to nobody', async () => {
    const server = await smtp();
    const refused = [
      'a@b.example, c@d.example',
      'a@b.example\r\nRCPT TO:<c@d.example>',
      '"a b"@c.example',
      'a <a@b.example>',
      'a@b.example>\nX: y',
      'a@',
      '@b.example',
      '',
    ];
    for (const to of refused)
      await expect(mailer(server.url).send({ to, subject: 's', text: 't' }), to).rejects.toMatchObject({
        fault: 'bad_address',
        isPassing: false,
      });
    expect(server.letters).toEqual([]);
  });
});

test('no address that is taken holds anything that could end a header or begin another address', () => {
  const hostile = ['@', ' ', ',', ';', ':', '<', '>', '(', ')', '"', '\\', '\r', '\n', '\0', 'ก'];
  const harmless = ['a', 'b', 'c', 'd', '.', '-', '+', 'e', 'f'];
  const unit = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...harmless) }, fc.constantFrom(...hostile));
  const parts = fc.string({ unit, minLength: 1, maxLength: 6 });
  let taken = 0;
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const address = `${one}@${other}`;
      if (!isPlainAddress(address)) return;
      taken += 1;
      expect(address).toMatch(/^[^\s,;:<>()"\\@\p{Cc}]+@[^\s,;:<>()"\\@\p{Cc}]+$/u);
    }),
    { numRuns: 5000 },
  );
  expect(taken).toBeGreaterThan(0);
});

describe('a server that does not take it', () => {
  const fault = async (answers: Record<string, string>) => {
    const server = await smtp(answers);
    return mailer(server.url)
      .send({ to: 'officer@office.example', subject: 's', text: 't' })
      .then(
        () => 'sent',
        (error: unknown) => error,
      );
  };

  test('for good is told from one that is away for a while', async () => {
    expect(await fault({ RCPT: '550 no such person' })).toMatchObject({ fault: 'refused', isPassing: false });
    expect(await fault({ RCPT: '451 come back' })).toMatchObject({ fault: 'unreachable', isPassing: true });
    const closed = mailer('smtp://127.0.0.1:1');
    await expect(closed.send({ to: 'a@b.example', subject: 's', text: 't' })).rejects.toMatchObject({
      fault: 'unreachable',
    });
  });

  test('is never quoted: its words and the address stay out of the error', async () => {
    const error = (await fault({ RCPT: '550 officer@office.example secret words' })) as Error;
    expect(`${error.message}${error.stack ?? ''}`).not.toMatch(/secret words|officer@/u);
  });
});
