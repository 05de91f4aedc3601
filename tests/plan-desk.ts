/** A plan for tests: two open years, the desk of Area 7 and of another, lines drafted and approved, meetings held. */
import { act } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { approveLine, proposeLine } from '#programme/plan/actions/approve-line.ts';
import { draftLine } from '#programme/plan/actions/draft-line.ts';
import { openYear } from '#programme/plan/actions/open-year.ts';
import { recordMoney } from '#programme/plan/actions/record-money.ts';
import { planOfYear, readLine } from '#programme/plan/queries.ts';
import type { Person, TestOffice } from './office-store.ts';

/** The year of the plan; the next one is open too. */
export const be = 2568;

export interface PlanDesk {
  officer: Person;
  director: Person;
  /** Director of Area 5. */
  elsewhere: Person;
  centre: Person;
}

export async function setPlanDesk(office: TestOffice): Promise<PlanDesk> {
  await seedTerritory(office.store);
  const centre = await office.person({ role: 'centre_officer', scope: ['nation', ''] });
  const said = { nameTh: 'โครงการสมมุติ', nameEn: 'Invented', said: 'คำสั่งสมมุติ', nodes: [] };
  for (const year of [be, be + 1]) await act(office.store, centre.viewer, openYear, { year, ...said });
  return {
    centre,
    officer: await office.person({ role: 'area_officer', scope: ['area', '7'] }),
    director: await office.person({ role: 'area_director', scope: ['area', '7'] }),
    elsewhere: await office.person({ role: 'area_director', scope: ['area', '5'] }),
  };
}

export const wantedLine = (changes: object = {}) => ({
  be,
  step: 'workshop',
  measure: 'held',
  funding: 'integrated',
  title: 'ประชุมเชิงปฏิบัติการจังหวัดขยายผล (สมมุติ)',
  target: '2',
  planned1: '250,000.10',
  ...changes,
});

/** What the desk does, each by the person who usually does it. */
export function planDeeds(office: TestOffice, desk: () => PlanDesk) {
  const deeds = {
    draft: (changes: object = {}, by: Person = desk().officer) =>
      act(office.store, by.viewer, draftLine, wantedLine(changes)),
    read: (id: string, by: Person = desk().officer) =>
      office.store.within(by.viewer, (tx) => readLine(tx, id)),
    plan: (by: Person, year = be) => office.store.within(by.viewer, (tx) => planOfYear(tx, year)),
    propose: async (id: string, by: Person = desk().officer) =>
      act(office.store, by.viewer, proposeLine, { id, version: (await deeds.read(id)).version }),
    approve: async (id: string, by: Person = desk().director) =>
      act(office.store, by.viewer, approveLine, {
        id,
        version: (await deeds.read(id, desk().centre)).version,
      }),
    approved: async (changes: object = {}) => {
      const { id } = await deeds.draft(changes);
      await deeds.propose(id);
      await deeds.approve(id);
      return id;
    },
    money: async (id: string, budgetClass: string, committed: string, spent: string) => {
      const { version } = await deeds.read(id);
      const paid = { id, version, budgetClass, committed, spent, basis: 'ใบสั่งจ้างสมมุติที่ 1' };
      return act(office.store, desk().officer.viewer, recordMoney, paid);
    },
  };
  return deeds;
}

let meetings = 0;

/** A meeting that was held in Samut Sakhon, past its own desk. */
export function heldMeeting(office: TestOffice, facts: Record<string, unknown> = {}) {
  const row = {
    slug: `${be}-test-${(meetings += 1)}`,
    fiscal_year_be: be,
    activity_no: 1,
    kind: 'workshop',
    area_no: 7,
    province_iso: 'TH-74',
    on_day: '2025-01-15',
    title_th: 'การประชุมสมมุติ',
    title_en: 'Invented meeting',
    source: 'สมมุติ',
    state: 'held',
    ...facts,
  };
  const names = Object.keys(row);
  return office.owner(
    `INSERT INTO office.activities (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  );
}
