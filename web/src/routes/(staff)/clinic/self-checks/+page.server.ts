/** Self-checks that agencies sent to this clinic, sender by sender. */
import { checksSent, type DeskCheck } from '#clinic/self-check/sending.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'clinic:answer');
    const series = new Map<string, DeskCheck[]>();
    for (const one of await checksSent(tx))
      series.set(one.firstId, [one, ...(series.get(one.firstId) ?? [])]);
    return {
      senders: [...series].map(([id, checks]) => ({
        id,
        first: checks[0]!,
        last: checks.at(-1)!,
        times: checks.length,
      })),
    };
  });
