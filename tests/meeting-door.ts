/** A meeting's door for tests: meetings of Area 7, people who are expected there, their cards and their own sign-ins. */
import { randomUUID } from 'node:crypto';
import { beforeAll } from 'vitest';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { expectParticipant } from '#programme/attendance/actions/expect.ts';
import { codeHash, personalCode } from '#programme/attendance/codes.ts';
import { attendances } from '#programme/attendance/queries.ts';
import { signSelf } from '#programme/attendance/sign-self.ts';
import { enterParticipant } from '#programme/participants/actions/enter.ts';
import { testDoor } from './office-door.ts';
import type { Person, TestOffice } from './office-store.ts';

export const today = bangkokToday(new Date());

interface MeetingWish {
  on?: string;
  state?: string;
}

/** Called at the top of a test file. */
export function meetingDoor(office: TestOffice) {
  const door = testDoor(office, { secondStep: 'offered' });
  const staff: { officer?: Person; elsewhere?: Person } = {};
  let made = 0;
  beforeAll(async () => {
    await seedTerritory(office.store);
    staff.officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
    staff.elsewhere = await office.person({ role: 'area_officer', scope: ['area', '5'] });
    await office.owner(`INSERT INTO office.fiscal_years (fiscal_year_be) VALUES (2570)`);
  });
  const viewer = () => staff.officer!.viewer;

  /** From `on` until today. @returns its id */
  async function meeting({ on = today, state = 'announced' }: MeetingWish = {}): Promise<string> {
    const reason = state === 'cancelled' ? 'ยกเลิกเพราะสมมุติ' : null;
    const [row] = await office.owner<{ id: string }>(
      `INSERT INTO office.activities (slug, fiscal_year_be, kind, area_no, province_iso, on_day, title_th, title_en, source, state, announced_at, cancel_reason)
       VALUES ($1, 2570, 'workshop', 7, 'TH-74', $2, 'ประชุมสมมุติ', 'An invented meeting', 'test', $3, now(), $4) RETURNING activity_id AS id`,
      [`door-${(made += 1)}`, on, state, reason],
    );
    return row!.id;
  }

  async function person(more: Record<string, unknown> = {}): Promise<string> {
    const { id } = await act(office.store, viewer(), enterParticipant, {
      givenName: `ผู้ร่วม${(made += 1)}`,
      familyName: 'สมมุติ',
      sector: 'local_government',
      provinceIso: 'TH-74',
      fromOn: '2026-01-05',
      isAnother: 'yes',
      ...more,
    });
    return id;
  }

  /** Expected, with a card. @returns what is printed on it */
  async function card(activityId: string, participantId: string, issueNo = 1): Promise<string> {
    const code = personalCode(door.keys, activityId, participantId, issueNo);
    const wish = { activityId, participantId, issueNo, codeHash: codeHash(door.keys, code) };
    await act(office.store, viewer(), expectParticipant, wish);
    return code;
  }
  const own = (code: string, room: string, way: 'in' | 'out' = 'in', machine: string = randomUUID()) =>
    signSelf(office.store, door, { code, room, way }, { machine, browser: '', client: 'test' });
  const list = async (activityId: string) =>
    (await office.store.within(viewer(), (tx) => attendances(tx, { activityId, page: 1 }))).people;
  return {
    door,
    meeting,
    person,
    card,
    own,
    list,
    get officer() {
      return staff.officer!;
    },
    get elsewhere() {
      return staff.elsewhere!;
    },
  };
}
