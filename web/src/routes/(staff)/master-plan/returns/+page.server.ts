/** Returns: a body's own, or those of a round for whoever follows them. */
import { emenscr } from '#master-plan/returns/emenscr/columns.ts';
import { countByState, listReturns, ownReturns } from '#master-plan/returns/queries.ts';
import { returnStates, type ReturnState } from '#master-plan/returns/states.ts';
import { listRounds } from '#master-plan/rounds/queries.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const states = Object.keys(returnStates) as ReturnState[];

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:read');
    if (mayDo(me.role, 'return:fill')) {
      const own = await ownReturns(tx);
      const sent = new Map(own.filter(({ revisionNo }) => revisionNo > 0).map((one) => [one.roundId, one]));
      return {
        isOwn: true,
        rounds: [],
        roundId: '',
        state: '',
        fileRounds: [...sent.values()]
          .slice(0, 8)
          .map(({ roundId: id, be, quarter }) => ({ id, be, quarter })),
        isVerified: emenscr.verified,
        rows: own,
        next: null,
        counts: {},
      };
    }
    const asked = (name: string) => (url.searchParams.get(name) ?? '').replaceAll('\0', '').trim();
    const rounds = (await listRounds(tx)).filter(({ state }) => state === 'fixed');
    const roundId = (rounds.find(({ id }) => id === asked('round')) ?? rounds[0])?.id ?? '';
    const state = states.find((one) => one === asked('state'));
    const provinceIso = /^TH-\d\d$/u.test(asked('province')) ? asked('province') : undefined;
    const after = uuid.test(asked('after')) ? asked('after') : undefined;
    const { rows, next } = await listReturns(tx, { roundId, state, provinceIso, after });
    return {
      isOwn: false,
      rounds,
      fileRounds: rounds.filter(({ id }) => id === roundId),
      isVerified: emenscr.verified,
      roundId,
      state: state ?? '',
      rows,
      next,
      counts: await countByState(tx, roundId),
    };
  });
