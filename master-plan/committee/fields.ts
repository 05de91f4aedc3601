/** What a meeting's and a resolution's forms send. */
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Place } from '#office/action.ts';
import { choice, day, optional, rowId, version, words } from '#office/form-fields.ts';
import { roundId } from '#master-plan/rounds/fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { noSuchRound } from './problems.ts';
import { chairPostNames } from './states.ts';

export const ofRow = { id: rowId, version };

const fault = 'เลือกหนึ่งถึงสี่รอบ · Choose one to four rounds';

export const planFields = {
  onDay: day,
  place: words(2, 300),
  chairPost: optional(choice(chairPostNames)),
  roundIds: v.pipe(
    v.optional(v.union([v.string(), v.array(v.string())]), []),
    v.transform((typed) => [...new Set(typeof typed === 'string' ? [typed].filter(Boolean) : typed)].sort()),
    v.array(roundId),
    v.minLength(1, fault),
    v.maxLength(4, fault),
  ),
};

/** @throws Problem committee.no_such_round */
export async function mustBeRounds(tx: Tx, roundIds: readonly string[]): Promise<void> {
  const { rows } = await sql`
    SELECT FROM office.return_rounds WHERE return_round_id = ANY (${[...roundIds]}::text[])`.execute(tx);
  if (rows.length !== roundIds.length) throw noSuchRound();
}

/** Events of a committee lie at the province. */
export const placeOf = ({ provinceIso, areaNo }: { provinceIso: string; areaNo: number | null }): Place => ({
  provinceIso,
  areaNo,
});
