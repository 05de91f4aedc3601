/** One round: its window, what it asks, and who owes a return. */
import {
  indicatorsOf,
  readRound,
  reporterCount,
  reportersOf,
  windowChanges,
} from '#master-plan/rounds/queries.ts';
import { agencyIdPattern } from '#office/agencies/kinds.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { deedsOf } from '#web/src/routes/(staff)/master-plan/rounds/forms.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:read');
    const round = await readRound(tx, params.id);
    const after = url.searchParams.get('after') ?? '';
    const reporters = await reportersOf(tx, round.id, agencyIdPattern.test(after) ? after : null);
    return {
      round,
      indicators: await indicatorsOf(tx, round.id),
      reporters: reporters.slice(0, 100),
      next: reporters.length > 100 ? reporters[99]!.agencyId : null,
      count: await reporterCount(tx, round.id),
      changes: await windowChanges(tx, round.id),
      deeds: mayDo(me.role, 'return_round:keep') ? deedsOf(round) : [],
    };
  });
