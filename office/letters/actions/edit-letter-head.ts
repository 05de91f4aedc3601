/** What stands at the head of an office's letters. Letters that are signed keep the head they had. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { line, prose } from '../fields.ts';
import { placeOf } from '../office-of.ts';
import { letterHead } from '../states.ts';

export const editLetterHead = action({
  name: 'letter_office.edit',
  may: 'letter:sign',
  writes: 'letter_office.edited',
  subject: letterHead,
  from: ['kept'],
  input: v.object({
    id: rowId,
    version,
    name: line(2, 200),
    address: optional(prose(2, 400)),
    owner: optional(line(2, 200)),
    phone: optional(line(2, 100)),
    numberPrefix: optional(line(1, 40)),
  }),
  async run({ tx }, { id, name, address, owner, phone, numberPrefix }) {
    const { rows } = await sql<{ officeNo: number }>`
      UPDATE office.letter_offices SET name_th = ${name}, address_th = ${address ?? null}, owner_th = ${owner ?? null},
        phone_th = ${phone ?? null}, number_prefix = ${numberPrefix ?? null}
      WHERE letter_office_id = ${id} RETURNING office_no AS "officeNo"`.execute(tx);
    return { subjectId: id, place: placeOf(rows[0]!.officeNo), result: id };
  },
});
