/** Messages: queued with what they tell of, sent once, without a word of content. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { MailError, type Mailer, type Message } from '#platform/mail/mailer.ts';
import { officeStore, publicViewer, systemViewer, type Person } from '#tests/office-store.ts';
import { messageOf } from './message.ts';
import { queueMessage, readOutbox } from './queries.ts';
import { sendWaiting } from './send.ts';

const office = officeStore();
const origin = 'https://office.example';
let reader: Person;

beforeEach(async () => {
  await office.owner('DELETE FROM office.outbox');
  reader = await office.person({ role: 'area_officer', scope: ['area', '7'], name: 'นางสาวผู้รับ สมมุติ' });
  await office.owner('UPDATE office.people SET email = $1 WHERE person_id = $2', [
    `${reader.personId}@office.example`,
    reader.personId,
  ]);
});

const queue = (kind: 'digest' | 'notice', count = 1, person = reader.personId) =>
  office.store.within(reader.viewer, (tx) => queueMessage(tx, person, kind, count));
const rows = () =>
  office.owner<{
    kind: string;
    state: string;
    matter_count: number;
    fault: string | null;
    attempt_count: number;
  }>('SELECT kind, state, matter_count, fault, attempt_count FROM office.outbox ORDER BY kind');

/** Keeps what it was given; `answer` may refuse. */
function recorder(answer: (message: Message) => void = () => {}): Mailer & { sent: Message[] } {
  const sent: Message[] = [];
  return {
    sent,
    send(message) {
      answer(message);
      sent.push(message);
      return Promise.resolve();
    },
    close: () => {},
  };
}

describe('a message', () => {
  test('says how many matters wait and where, in both languages, and nothing else', () => {
    const { subject, text } = messageOf('digest', 3, origin);
    expect(`${subject}${text}`).not.toMatch(/undefined|null|\{/u);
    expect(text).toContain('3 เรื่อง');
    expect(text).toContain('3 matters of yours');
    expect(text.match(/https?:\S+/gu)).toEqual([`${origin}/my-work`, `${origin}/my-work`]);
    expect(messageOf('notice', 1, origin).text).toContain('One new matter');
  });

  test('is there only if the transaction that queued it is', async () => {
    await expect(
      office.store.within(reader.viewer, async (tx) => {
        await queueMessage(tx, reader.personId, 'notice', 1);
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(await rows()).toEqual([]);
  });

  test('that waits is added to, not doubled: notices count on, a digest takes the newest count', async () => {
    await queue('notice', 2);
    await queue('notice', 1);
    await queue('digest', 5);
    await queue('digest', 4);
    expect(await rows()).toMatchObject([
      { kind: 'digest', matter_count: 4 },
      { kind: 'notice', matter_count: 3 },
    ]);
  });

  test('is queued by people with a post and by jobs, not by the public', async () => {
    const attempt = office.store.within(publicViewer, (tx) => queueMessage(tx, reader.personId, 'notice', 1));
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
    await office.store.within(systemViewer, (tx) => queueMessage(tx, reader.personId, 'notice', 1));
    expect(await rows()).toHaveLength(1);
  });
});

describe('sending', () => {
  test('sends each message once, though two senders run at the same time', async () => {
    await queue('notice');
    await queue('digest', 2);
    const mailer = recorder();
    const accounts = await Promise.all([
      sendWaiting(office.store, mailer, origin),
      sendWaiting(office.store, mailer, origin),
    ]);
    expect(accounts[0].sent + accounts[1].sent).toBe(2);
    expect(mailer.sent.map(({ to }) => to)).toEqual(Array(2).fill(`${reader.personId}@office.example`));
    expect((await rows()).map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(mailer.sent.map((message) => JSON.stringify(message)).join()).not.toContain('ผู้รับ');
  });

  test('stops at a server that is away and goes on the next time', async () => {
    await queue('notice');
    await queue('digest');
    const away = recorder(() => {
      throw new MailError('unreachable');
    });
    expect(await sendWaiting(office.store, away, origin)).toEqual({ sent: 0, failed: 0, later: 1 });
    expect(await sendWaiting(office.store, recorder(), origin)).toEqual({ sent: 2, failed: 0, later: 0 });
  });

  test('gives up after eight attempts, or at once when the address is refused', async () => {
    await queue('notice');
    const away = recorder(() => {
      throw new MailError('unreachable');
    });
    for (let round = 0; round < 8; round += 1) await sendWaiting(office.store, away, origin);
    expect(await rows()).toMatchObject([{ state: 'failed', fault: 'unreachable', attempt_count: 8 }]);
    await queue('digest');
    const refusing = recorder(() => {
      throw new MailError('refused');
    });
    expect(await sendWaiting(office.store, refusing, origin)).toEqual({ sent: 0, failed: 1, later: 0 });
  });

  test('sends nothing to whoever has no address or was disabled', async () => {
    const silent = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    await queue('notice', 1, silent.personId);
    await office.owner('UPDATE office.people SET disabled_at = now() WHERE person_id = $1', [
      reader.personId,
    ]);
    await office.store.within(systemViewer, (tx) => queueMessage(tx, reader.personId, 'digest', 1));
    const mailer = recorder();
    expect(await sendWaiting(office.store, mailer, origin)).toEqual({ sent: 0, failed: 2, later: 0 });
    expect((await rows()).map(({ fault }) => fault)).toEqual(['person_disabled', 'no_address']);
  });
});

describe('the outbox page', () => {
  test('shows people their own messages and administrators everybody’s in sight', async () => {
    await queue('notice');
    const other = await office.person({ role: 'area_officer', scope: ['area', '8'] });
    const own = await office.person({ role: 'administrator', scope: ['area', '7'] });
    const elsewhere = await office.person({ role: 'administrator', scope: ['area', '8'] });
    const seen = (person: Person) => office.store.within(person.viewer, (tx) => readOutbox(tx));
    expect(await seen(reader)).toMatchObject([
      { person: 'นางสาวผู้รับ สมมุติ', kind: 'notice', state: 'waiting' },
    ]);
    expect(await seen(own)).toHaveLength(1);
    expect(await seen(other)).toEqual([]);
    expect(await seen(elsewhere)).toEqual([]);
  });

  test('cannot be written by people: only a sender marks a message as sent', async () => {
    await queue('notice');
    const changed = await office.store.within(reader.viewer, (tx) =>
      sql`UPDATE office.outbox SET state = 'sent' RETURNING 1 AS one`.execute(tx),
    );
    expect(changed.rows).toEqual([]);
  });
});
