/** truatkhap subject-access: everything the office holds about one person, for the answer that the law promises them. */
import { existsSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { problem } from '#kernel/problem.ts';
import { recordEvent } from '#office/action.ts';
import { answerAbout, sizeOf, type PersonalDataAnswer } from '#office/personal-data/answer.ts';
import { readConfig } from '#platform/config.ts';
import { joinDatabase } from '#platform/postgres/join.ts';
import { openStore, type Store } from '#platform/postgres/store.ts';

interface Options {
  person: string;
  data?: string;
  output?: string;
}

export function command(program: Command): void {
  program
    .command('subject-access')
    .description(
      'รวบรวมข้อมูลทั้งหมดของบุคคลหนึ่งเป็น JSON เพื่อตอบคำขอของเจ้าของข้อมูล · all that is held about one person, as JSON, for the answer to their request',
    )
    .requiredOption('--person <id>', 'รหัสบุคคล · the person’s id')
    .option('--data <dir>', 'โฟลเดอร์ข้อมูลของสำนักงาน · the office’s data folder')
    .option('--output <file>', 'เขียนลงไฟล์ที่อ่านได้เฉพาะท่าน · write to a file that only you can read')
    .action(run);
}

async function run({ person, data, output }: Options): Promise<void> {
  if (output !== undefined && existsSync(output)) throw fileThere(output);
  const store = await openOffice(data);
  try {
    const text = `${JSON.stringify(await answered(store, person), null, 1)}\n`;
    if (output === undefined) process.stdout.write(text);
    else writeFileSync(output, text, { mode: 0o600, flag: 'wx' });
  } finally {
    await store.close();
  }
}

/** The office as it is: a server of your own is not prepared here, its database is there already. */
async function openOffice(data: string | undefined): Promise<Store> {
  const config = readConfig({ ...process.env, ...(data ? { TRUATKHAP_DATA: data } : {}) });
  if (config.databaseUrl !== null) return openStore({ url: config.databaseUrl, size: 1 });
  const { connection, stop } = await joinDatabase({ folder: config.databaseFolder, databaseUrl: null });
  const store = await openStore({ url: connection.url, size: 1 });
  return { ...store, close: () => store.close().finally(stop) };
}

/** Reads the answer and notes in the timeline that it was read: both, or neither. @throws Problem personal_data.unknown_person */
async function answered(store: Store, person: string): Promise<PersonalDataAnswer> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(person)) throw unknownPerson();
  return store.within({ kind: 'system', job: 'subject-access' }, async (tx) => {
    const answer = await answerAbout(tx, person);
    if (!answer) throw unknownPerson();
    await recordEvent(tx, {
      name: 'person.exported',
      subjectKind: 'person',
      subjectId: person,
      place: {},
      data: { by: 'command', ...sizeOf(answer) },
    });
    return answer;
  });
}

function unknownPerson() {
  return problem('personal_data.unknown_person', {
    th: 'ระบบไม่มีข้อมูลใดของรหัสบุคคลนี้',
    en: 'Nothing is held here about a person of this id.',
    status: 404,
  });
}

function fileThere(path: string) {
  return problem('personal_data.file_there', {
    th: `มีไฟล์ ${path} อยู่แล้ว จึงไม่เขียนทับ`,
    en: `There is a file ${path} already; it is not written over.`,
  });
}
