/**
 * A site at work, for tests that kill it or its database: one action after the other, each under a request
 * number of its own, and a line on standard output for each that was acknowledged. What fails is sent again
 * under the same number, as a browser's person would. Arguments: home of the database, person, post, first number.
 */
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '#kernel/problem.ts';
import { fiscalYearBe } from '#kernel/fiscal-year.ts';
import { bangkokToday, dayNumber } from '#kernel/working-days.ts';
import { act, type Action } from '#office/action.ts';
import { addAgency } from '#office/agencies/actions/add.ts';
import { renameAgency } from '#office/agencies/actions/rename.ts';
import { signAtDesk } from '#programme/attendance/actions/sign.ts';
import { announceMeeting } from '#programme/meetings/actions/announce-meeting.ts';
import { planMeeting } from '#programme/meetings/actions/plan-meeting.ts';
import { setAgenda } from '#programme/meetings/actions/set-agenda.ts';
import { enterParticipant } from '#programme/participants/actions/enter.ts';
import { connectionOf, readConnectionFile } from '#platform/postgres/connection.ts';
import { openStore, type Store } from '#platform/postgres/store.ts';

const [home, personId, postId, first] = process.argv.slice(2) as [string, string, string, string];
const viewer = { kind: 'staff', personId, postId } as const;
const source = 'ประกาศสมมุติ';

/** Until it is acknowledged; only a database that is away is waited for, anything else ends the test. */
async function surely<T>(work: (store: Store) => Promise<T>): Promise<T> {
  for (;;) {
    try {
      store ??= await openStore({ url: connectionOf(readConnectionFile(home)!).url, size: 2 });
      return await work(store);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 503) throw error;
      await store?.close();
      store = null;
      await pause(20);
    }
  }
}

let store: Store | null = null;

/** Done once under this name, whatever is killed meanwhile; then said. @returns what the action gave back */
async function done<Result>(what: string, action: Action<Result>, input: unknown): Promise<Result> {
  const requestId = what.replace(' ', '-number-');
  const result = await surely((open) => act(open, viewer, action, input, { requestId }));
  const { id, agencyId } = result as { id?: string; agencyId?: string };
  writeSync(1, `${what} ${agencyId ?? id}\n`);
  return result;
}

const today = bangkokToday(new Date());
const provinceIso = 'TH-74';

/** An agency enters the register and is renamed. */
async function keepAgency(n: number): Promise<void> {
  const nameTh = `องค์การบริหารส่วนตำบลสมมุติ ${n}`;
  const added = await done(`add ${n}`, addAgency, { nameTh, agencyType: 'tao', provinceIso, source });
  const renaming = { id: added.agencyId, version: 1, nameTh: `เทศบาลตำบลสมมุติ ${n}` };
  await done(`rename ${n}`, renameAgency, { ...renaming, effectiveOn: '2026-10-01', source });
}

/** A meeting is planned, with three items, and announced; somebody is entered and signed in. */
async function keepMeeting(n: number): Promise<void> {
  const be = fiscalYearBe(dayNumber(today));
  const plan = { be, kind: 'workshop', provinceIso, title: `ประชุมสมมุติ ${n}`, onDay: today };
  const { id } = await done(`plan ${n}`, planMeeting, plan);
  await done(`agenda ${n}`, setAgenda, { id, version: 1, agenda: 'ข้อหนึ่ง\nข้อสอง\nข้อสาม' });
  await done(`announce ${n}`, announceMeeting, { id, version: 2 });
  const person = { givenName: `ผู้เข้าร่วม${n}`, familyName: 'สมมุติ', sector: 'civil_society', provinceIso };
  const entered = await done(`enter ${n}`, enterParticipant, { ...person, isAnother: 'yes' });
  const signing = { activityId: id, participantId: entered.id, way: 'in', how: 'desk' };
  await done(`sign ${n}`, signAtDesk, signing);
}

for (let n = Number(first); ; n += 1) {
  await keepAgency(n);
  await keepMeeting(n);
}
