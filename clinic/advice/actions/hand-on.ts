/** The writer lets go of a draft: to a second reader, or straight to whoever signs where nobody need read it first. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action, type Context } from '#office/action.ts';
import { renderPdf } from '#platform/typst/pdf.ts';
import { adviceFacts, mustBeWhole } from '../advice.ts';
import { ofAdvice } from '../fields.ts';
import { needsReader } from '../levels.ts';
import { advicePaper } from '../paper.ts';
import { readerNeeded } from '../problems.ts';
import { adviceSubject, type AdviceState } from '../states.ts';

const input = v.object(ofAdvice);

const handing = {
  may: 'clinic:answer',
  subject: adviceSubject,
  from: ['drafted'],
  input,
} as const;

async function wholeOnes({ tx }: Context<AdviceState>, { id }: v.InferOutput<typeof input>) {
  const facts = await adviceFacts(tx, id);
  mustBeWhole(facts, bangkokToday(new Date()));
  return facts;
}

export const handOn = {
  toReader: action({
    ...handing,
    name: 'advice.hand_to_reader',
    writes: 'advice.handed_to_reader',
    to: 'to_read',
    async run(context, typed) {
      const { areaNo } = await wholeOnes(context, typed);
      // Whoever hands it to a reader has asked for one, whatever its level.
      await sql`UPDATE office.advices SET wants_reader = true WHERE advice_id = ${typed.id}::uuid`.execute(
        context.tx,
      );
      return { subjectId: typed.id, place: { areaNo }, result: { id: typed.id } };
    },
  }),
  toSignatory: action({
    ...handing,
    name: 'advice.hand_to_signatory',
    writes: 'advice.handed_to_signatory',
    to: 'to_sign',
    async run(context, typed) {
      const facts = await wholeOnes(context, typed);
      if (needsReader(facts)) throw readerNeeded();
      // Printed once now, so that nobody signs what cannot be put on paper.
      await renderPdf(await advicePaper(context.tx, typed.id));
      return { subjectId: typed.id, place: { areaNo: facts.areaNo }, result: { id: typed.id } };
    },
  }),
};
