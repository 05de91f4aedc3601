/** The data of every province is frozen into the selection's own row, ranked, and kept with its hash. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { recordOf, written } from '../decision-record.ts';
import { frozen } from '../freeze.ts';
import { analysisRisks } from '../risk.ts';
import { placeOf, placesLeft, selectionFacts } from '../selection.ts';
import { selectionSubject } from '../states.ts';

export const prepareSelection = action({
  name: 'selection.prepare',
  may: 'selection:prepare',
  writes: 'selection.prepared',
  subject: selectionSubject,
  from: ['drafted'],
  to: 'prepared',
  input: v.object({ id: rowId, version, risks: analysisRisks }),
  async run({ tx, me }, { id, risks }) {
    const facts = await selectionFacts(tx, id);
    const record = recordOf(await frozen(tx, facts, await placesLeft(tx, facts), risks));
    const { text, sha256 } = written(record);
    await sql`
      UPDATE office.selections SET record = ${text}, record_sha256 = ${sha256}, prepared_by = ${me.personId}, prepared_at = now()
      WHERE selection_id = ${id}`.execute(tx);
    const { standings } = record.result;
    const ranked = standings.filter(({ rank }) => rank !== null).length;
    const data = { provinces: standings.length, ranked, sha256 };
    return { subjectId: id, place: placeOf(facts), data, result: { id, sha256 } };
  },
});
