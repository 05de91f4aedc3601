/** The publication desk: what was told anew, and where it stands. */
import { topicName } from '#clinic/consultations/promises.ts';
import { deskPublications } from '#clinic/publishing/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'clinic:answer');
    const rows = await deskPublications(tx);
    return { rows: rows.map((row) => ({ ...row, topic: topicName(row.topic, locals.language) })) };
  });
