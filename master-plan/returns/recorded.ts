/** What the programme's records know already stands in a form that nobody has begun: the body may change it. */
import type { Tx } from '#platform/postgres/store.ts';
import type { AskedIndicator } from './asked.ts';
import { begin, type BegunFrom } from './begin.ts';
import type { ReturnRow } from './queries.ts';
import { emptyValue, type TypedReturn } from './typed.ts';

/** As the form begins: what was typed or sent, else what the records hold. */
export async function beginWithRecords(
  tx: Tx,
  row: ReturnRow,
  asked: readonly AskedIndicator[],
): Promise<{ typed: TypedReturn; from: BegunFrom }> {
  const { typed, from } = await begin(tx, row);
  return { typed: from === 'draft' || from === 'sent' ? typed : offered(typed, asked), from };
}

/** Figures that the records hold filled in; what was typed of an indicator stays. A ratio has no whole in them. */
function offered(typed: TypedReturn, asked: readonly AskedIndicator[]): TypedReturn {
  const known = asked.filter(({ recorded, hasPartB }) => recorded !== null && !hasPartB);
  return {
    ...typed,
    values: {
      ...Object.fromEntries(known.map(({ id, recorded }) => [id, { ...emptyValue, a: String(recorded) }])),
      ...typed.values,
    },
  };
}
