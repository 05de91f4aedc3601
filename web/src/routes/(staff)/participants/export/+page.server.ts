/** Before a list of names leaves: why, and as what. What was not chosen is said, and nothing has left. */
import * as v from 'valibot';
import { inputProblem } from '#office/problems.ts';
import { exportReasonNames } from '#programme/participants/states.ts';
import { shownProblem } from '#web/src/forms/shown-problem.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import { exportForm } from '../person-forms.ts';
import type { PageServerLoad } from './$types';

const choose = 'โปรดเลือก ยังไม่มีรายชื่อออกจากระบบ · Please choose. No list has left the system';
const both = v.object({
  reason: v.picklist(exportReasonNames, choose),
  format: v.picklist(['csv', 'xlsx'], choose),
});

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'participants:export');
    const { issues } = url.searchParams.has('chosen') ? v.safeParse(both, { reason: '', format: '' }) : {};
    return {
      asked: exportForm(locals.language),
      problem: issues ? shownProblem(inputProblem(issues)) : null,
    };
  });
