/** A clinic's desk from which visits are planned, begun and written up, for the tests of this room. */
import { addAgency } from '#clinic/visits/actions/add-agency.ts';
import { beginVisit } from '#clinic/visits/actions/begin-visit.ts';
import { planVisit } from '#clinic/visits/actions/plan-visit.ts';
import { agenciesOf, readVisit, type VisitAgency } from '#clinic/visits/queries.ts';
import type { Action } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { act } from './access/drill.ts';
import type { Person, TestOffice } from './office-store.ts';
import { inDays, school, type Cast } from './watch-world.ts';

type More = Record<string, unknown>;

/** Of an agency as a whole. */
export const whole = { overall: 'to_improve', overallWords: 'จำนวนที่เบิกมากกว่าที่นับได้ (สมมุติ)' };

/** At a school, some of its questions. */
export const lunch = [
  { questionId: 'pupils_present', figure: '๑๙' },
  { questionId: 'heads_claimed', figure: '21' },
  { questionId: 'baht_per_head', figure: '36' },
  { questionId: 'menu_public', answer: 'not_as_should', note: 'ไม่มีประกาศ' },
];

export class VisitDesk {
  readonly office: TestOffice;
  readonly cast: Cast;

  constructor(office: TestOffice, cast: Cast) {
    this.office = office;
    this.cast = cast;
  }

  ask<Told>(by: Person, question: (tx: Tx) => Promise<Told>): Promise<Told> {
    return this.office.store.within(by.viewer, question);
  }

  planned(changes: More = {}): Promise<{ id: string; number: string }> {
    const { officer, colleague } = this.cast;
    const typed = {
      purpose: 'watch',
      provinceIso: 'TH-74',
      onDay: inDays(-1),
      place: 'โรงเรียนสมมุติวิทยา',
      leadId: officer.personId,
      team: [colleague.personId],
      hasMobileUnit: true,
      ...changes,
    };
    return act(this.office.store, officer.viewer, planVisit, typed);
  }

  /** With the version that the visit's page would show now. */
  async press(by: Person, deed: Action<unknown>, id: string, more: More = {}): Promise<unknown> {
    const { version } = await this.ask(this.cast.director, (tx) => readVisit(tx, id));
    return act(this.office.store, by.viewer, deed, { id, version, ...more });
  }

  async onlyAgency(visitId: string): Promise<VisitAgency> {
    return (await this.ask(this.cast.officer, (tx) => agenciesOf(tx, visitId)))[0]!;
  }

  /** By the officer at the visit's only agency, with the version that its page would show now. */
  async at(visitId: string, deed: Action<unknown>, more: More = {}): Promise<unknown> {
    const { id, version } = await this.onlyAgency(visitId);
    return act(this.office.store, this.cast.officer.viewer, deed, { id, version, ...more });
  }

  /** At the school, with the checklist of its lunch. @returns id of the visit */
  async underWay(): Promise<string> {
    const { id } = await this.planned();
    await this.press(this.cast.officer, addAgency, id, { agencyId: school, checklistId: 'school-lunch' });
    await this.press(this.cast.officer, beginVisit, id);
    return id;
  }
}
