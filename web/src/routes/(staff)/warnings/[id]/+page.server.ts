/** One urgent warning: what it asks, how far its letter is, who was rung, what came of it. */
import { mayDo } from '#office/staff/permissions.ts';
import { powers, powerOf } from '#watch/warnings/powers.ts';
import { callsOf, readWarning } from '#watch/warnings/queries.ts';
import { supervisorsVerified } from '#watch/warnings/supervisors.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { deedsAt } from '../deed-forms.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'watch:open');
    const warning = await readWarning(tx, params.id);
    const power = powerOf(warning.powerId, warning.addressee);
    return {
      warning,
      power: power ? { law: power[`law_${locals.language}`], what: power[`what_${locals.language}`] } : null,
      isVerified: powers.verified,
      supervisorsVerified,
      calls: await callsOf(tx, warning.id),
      deeds: mayDo(me.role, 'warning:run') ? deedsAt(warning) : [],
    };
  });
