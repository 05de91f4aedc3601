/** A consultation becomes a matter that several bodies solve together: with the asker's consent, and told anew. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { mustHaveCome } from '#office/watch-items/item.ts';
import { consultationBehind, mustTellNobody, placeOf } from '../case.ts';
import { consentFields, toldFields } from '../fields.ts';
import { consentBefore, goesOnAlready, notYetTaken } from '../problems.ts';
import { caseSubject, isOpenedFrom } from '../states.ts';

export const openCase = action({
  name: 'problem_case.open',
  may: 'problem_case:run',
  writes: 'problem_case.opened',
  subject: caseSubject,
  from: 'new',
  input: v.object({ consultationId: rowId, ...toldFields, ...consentFields }),
  async run({ tx, me }, { consultationId, title, summary, ...consent }) {
    const behind = await consultationBehind(tx, consultationId);
    if (!isOpenedFrom(behind.state)) throw notYetTaken();
    mustHaveCome('consentedOn', consent.consentedOn);
    if (consent.consentedOn < behind.receivedOn) throw consentBefore();
    mustTellNobody({ title, summary }, behind);
    const areaNo = Number(me.scopeId);
    const { rows } = await sql<{ id: string; number: string }>`
      INSERT INTO office.problem_cases (number, consultation_id, area_no, title, summary, consent_by, consented_on,
        consent_channel, consent_words, opened_by)
      SELECT office.next_number('problem_case', ${areaNo}), ${consultationId}::uuid, ${areaNo}, ${title}, ${summary},
        ${consent.consentBy}, ${consent.consentedOn}::date, ${consent.consentChannel}, ${consent.consentWords},
        ${me.personId}::uuid
      ON CONFLICT DO NOTHING RETURNING problem_case_id AS id, number`.execute(tx);
    const [result] = rows;
    if (!result) throw goesOnAlready();
    return { subjectId: result.id, place: placeOf(me), data: { consultationId }, result };
  },
});
