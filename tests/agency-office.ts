/** An office with one Area and, for each test, a new agency there: its letter, its head, its officers. */
import { beforeAll, beforeEach } from 'vitest';
import { act, whoAmI } from '#office/action.ts';
import { inviteAgency } from '#office/staff/actions/agency-invite.ts';
import { nameOfficer } from '#office/staff/actions/agency-name-officer.ts';
import { newAgencyCode, type NewCode } from '#office/staff/agency-code.ts';
import { hatsOf } from '#office/staff/hats.ts';
import { enrolByCode } from '#office/staff/sign-in/enrol.ts';
import type { FirstStep } from '#office/staff/sign-in/first-step.ts';
import { sessionOf } from '#office/staff/sign-in/sessions.ts';
import { goodPhrase, knock, testDoor, type TestDoor } from './office-door.ts';
import { officeStore, type Person, type TestOffice } from './office-store.ts';

type Made = NewCode & { id: string };

export interface AgencyOffice {
  office: TestOffice;
  door: TestDoor;
  /** The desk of the agency's Area, and of another. */
  readonly desk: Person;
  readonly otherDesk: Person;
  readonly agencyId: string;
  newAgency: () => Promise<void>;
  invite: (by?: Person) => Promise<Made>;
  named: (by: Person) => Promise<Made>;
  enrol: (code: string, email?: string) => Promise<FirstStep>;
  signedUp: (code: string) => Promise<Person>;
  head: () => Promise<Person>;
  alive: (viewer: Person['viewer']) => Promise<boolean>;
}

let numbers = 0;

export function agencyOffice(): AgencyOffice {
  const office = officeStore();
  const door = testDoor(office, { secondStep: 'offered' });
  let agencyId = '';
  const desks: Person[] = [];
  beforeAll(async () => {
    await office.owner(`INSERT INTO office.provinces VALUES ('TH-74', 'สมุทรสาคร', 'Samut Sakhon')`);
    await office.owner(
      `INSERT INTO office.area_provinces (province_iso, area_no, valid_from_on) VALUES ('TH-74', 7, '2000-01-01')`,
    );
    for (const area of ['7', '8'])
      desks.push(await office.person({ role: 'area_officer', scope: ['area', area] }));
  });
  const made: AgencyOffice = {
    office,
    door,
    get desk() {
      return desks[0]!;
    },
    get otherDesk() {
      return desks[1]!;
    },
    get agencyId() {
      return agencyId;
    },
    async newAgency() {
      agencyId = `agency:test:${(numbers += 1)}`;
      await office.owner(
        `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source)
         VALUES ($1, 'อบต. สมมุติ', 'อบต. สมมุติ', 'TH-74', 'test')`,
        [agencyId],
      );
    },
    async invite(by = made.desk) {
      const code = newAgencyCode();
      const id = await act(office.store, by.viewer, inviteAgency, { agencyId, codeHash: code.hash });
      return { ...code, id };
    },
    async named(by) {
      const code = newAgencyCode();
      const typed = { forName: 'เจ้าหน้าที่ สมมุติ', codeHash: code.hash };
      return { ...code, id: await act(office.store, by.viewer, nameOfficer, typed) };
    },
    enrol(code, email = `agency${(numbers += 1)}@example.go.th`) {
      const given = {
        code,
        fullName: 'หัวหน้า สมมุติ',
        positionTitle: 'นายก',
        phone: null,
        email,
        password: goodPhrase,
      };
      return enrolByCode(door, given, knock({ machine: `203.0.113.${(numbers += 1)}` }));
    },
    async signedUp(code) {
      const { personId } = (await sessionOf(door, (await made.enrol(code)).token))!;
      const { postId } = (await hatsOf(office.store, personId))[0]!;
      return { personId, postId, viewer: { kind: 'staff', personId, postId } };
    },
    head: async () => made.signedUp((await made.invite()).shown),
    alive: (viewer) => office.store.within(viewer, async (tx) => (await whoAmI(tx)) !== null),
  };
  beforeEach(() => made.newAgency());
  return made;
}
