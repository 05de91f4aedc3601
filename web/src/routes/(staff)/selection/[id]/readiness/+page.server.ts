/** The readiness sheet alone, to be printed: nothing of the need sheet is read here. */
import { notFound } from '#office/problems.ts';
import { provinceNames, recordIn } from '#programme/selection/queries.ts';
import { opened } from '../open.ts';
import { shownSheet } from '../shape.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { selection } = await opened(tx, params.id, 'selection:prepare');
    const record = recordIn(selection);
    if (!record) throw notFound();
    const names = await provinceNames(
      tx,
      record.input.provinces.map(({ iso }) => iso),
    );
    const { id, be, areaNo, role, preparedAt } = selection;
    return {
      selection: { id, be, areaNo, role, preparedAt },
      sheet: shownSheet(record, 'readiness', names, locals.language),
    };
  });
