/** Visits of the Area, the latest day first, with filters, page after page. */
import { purposeNames } from '#clinic/visits/kinds.ts';
import { listVisits } from '#clinic/visits/queries.ts';
import { visitStates, type VisitState } from '#clinic/visits/states.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

const states = ['open', 'all', ...(Object.keys(visitStates) as VisitState[])] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const oneOf = <const T extends string>(text: string | null, all: readonly T[]): T | undefined =>
  all.find((one) => one === text);

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'visit:run');
    const asked = (name: string) => url.searchParams.get(name);
    const after = asked('after');
    const state = oneOf(asked('state'), states) ?? 'open';
    const purpose = oneOf(asked('purpose'), purposeNames);
    const from = after !== null && uuid.test(after) ? after : undefined;
    return { state, purpose: purpose ?? null, ...(await listVisits(tx, { state, purpose, after: from })) };
  });
