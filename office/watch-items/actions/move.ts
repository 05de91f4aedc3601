/** An item is moved to another rung of the ladder, up or down; why is written down. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { placeOfItem } from '../item.ts';
import { itemSubject, rungs, type Rung } from '../states.ts';

const moveTo = (rung: Rung) =>
  action({
    name: `watch_item.move_to_${rung}`,
    may: 'watch:move',
    writes: 'watch_item.moved',
    subject: itemSubject,
    from: rungs.filter((one) => one !== rung),
    to: rung,
    input: v.object({ id: rowId, version, reason: words(5, 4000) }),
    async run({ tx, me, found }, { id, reason }) {
      const place = await placeOfItem(tx, id);
      await sql`INSERT INTO office.watch_moves (watch_item_id, from_state, to_state, reason, person_id)
        VALUES (${id}, ${found!.state}, ${rung}, ${reason}, ${me.personId})`.execute(tx);
      return { subjectId: id, place, result: { id } };
    },
  });

/** One action for each rung, by its name. */
export const moveWatchItem = {
  watching: moveTo('watching'),
  preventing: moveTo('preventing'),
  deterring: moveTo('deterring'),
  halting: moveTo('halting'),
} as const;
