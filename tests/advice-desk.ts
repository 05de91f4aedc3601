/** A clinic's desk at which advice is drafted, pressed on and signed, for the tests of this room. */
import { recordConsultation } from '#clinic/consultations/actions/record.ts';
import { takeConsultation } from '#clinic/consultations/actions/take.ts';
import { draftAdvice } from '#clinic/advice/actions/draft.ts';
import { signAdvice } from '#clinic/advice/actions/sign.ts';
import { readAdvice, type Advice } from '#clinic/advice/queries.ts';
import type { Action } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { act } from './access/drill.ts';
import type { Person, TestOffice } from './office-store.ts';
import { inDays, type Cast } from './watch-world.ts';

export const question = 'จะจ้างซ่อมถนนสายสมมุติสองช่วงในเดือนเดียวกัน แยกสัญญาได้หรือไม่';

/** What a writer types. */
export const written = {
  facts: '  งบประมาณ   รายการเดียวกัน \n\nวงเงินรวม ๙๖๐,๐๐๐ บาท',
  level: 'no_observation',
  answer: 'จากข้อเท็จจริงที่แจ้ง ไม่มีข้อสังเกต (สมมุติ)',
  section1: 'procurement-act-2560#56',
  otherSources: 'แนวทางสมมุติของหน่วยงาน',
  validUntilOn: inDays(60),
};

type Changes = Record<string, unknown>;

export class AdviceDesk {
  readonly office: TestOffice;
  readonly cast: Cast;

  constructor(office: TestOffice, cast: Cast) {
    this.office = office;
    this.cast = cast;
  }

  /** A question that the officer has taken. @returns id of the consultation */
  async inHand(): Promise<string> {
    const { viewer } = this.cast.officer;
    const typed = { channel: 'phone', askerKind: 'official', topic: 'buying_method', urgency: 'ordinary' };
    const { id } = await act(this.office.store, viewer, recordConsultation, { ...typed, question });
    await act(this.office.store, viewer, takeConsultation.first, { id, version: 1 });
    return id;
  }

  draft(consultationId: string, changes: Changes = {}): Promise<{ id: string }> {
    const typed = { consultationId, ...written, ...changes };
    return act(this.office.store, this.cast.officer.viewer, draftAdvice, typed);
  }

  ask<Told>(by: Person, question: (tx: Tx) => Promise<Told>): Promise<Told> {
    return this.office.store.within(by.viewer, question);
  }

  now(id: string): Promise<Advice> {
    return this.ask(this.cast.director, (tx) => readAdvice(tx, id));
  }

  /** With the version that a page would show now. */
  async press(by: Person, deed: Action<unknown>, id: string, more: Changes = {}): Promise<unknown> {
    return act(this.office.store, by.viewer, deed, { id, version: (await this.now(id)).version, ...more });
  }

  /** Past the handing on, which prints each to see whether it can be printed. */
  async signed(consultationId: string, changes: Changes = {}): Promise<Advice> {
    const { id } = await this.draft(consultationId, changes);
    await this.office.owner(`UPDATE office.advices SET state = 'to_sign' WHERE advice_id = $1`, [id]);
    await this.press(this.cast.director, signAdvice, id);
    return this.now(id);
  }
}
