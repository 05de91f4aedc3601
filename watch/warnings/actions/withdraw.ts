/** A warning whose letter was withdrawn before dispatch is none any more. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { sentAlready } from '../problems.ts';
import { warningSubject } from '../states.ts';
import { readKnown } from '../warning.ts';

export const withdrawWarning = action({
  name: 'urgent_warning.withdraw',
  may: 'warning:run',
  writes: 'urgent_warning.withdrawn',
  subject: warningSubject,
  from: ['open'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    const { letterState, place } = await readKnown(tx, id);
    if (letterState !== 'withdrawn') throw sentAlready();
    return { subjectId: id, place, result: { id } };
  },
});
