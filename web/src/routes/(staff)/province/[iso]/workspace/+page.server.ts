/** An enrolled province's year: steps with their days, people, agencies, lessons, and what it was asked. */
import { randomUUID } from 'node:crypto';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { act, type Me } from '#office/action.ts';
import { readCalendar, type OfficeCalendar } from '#office/deadlines/calendar.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { provinceByIso } from '#office/territory/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { readerOfPlace } from '#programme/reader.ts';
import { openWorkspace } from '#programme/workspace/actions/open.ts';
import { missingFor } from '#programme/workspace/gate.ts';
import { guidelines } from '#programme/workspace/guideline.ts';
import {
  invitationsOf,
  joiningsOf,
  leftOver,
  membersOf,
  standingOf,
  stepsOf,
  unopened,
  workspacesOf,
  type Step,
  type Workspace,
} from '#programme/workspace/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { possible } from '#web/src/routes/(staff)/workspace/deeds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'workspace:read');
    const province = await provinceByIso(tx, params.iso);
    if (!province) throw notFound();
    await readerOfPlace(tx, province.areaNo, province.iso);
    const calendar = await readCalendar(tx);
    const thisYear = fiscalYearBeOfInstant(new Date());
    const all = await workspacesOf(tx, province.iso);
    const wanted = Number(url.searchParams.get('year') ?? thisYear);
    const shown = all.find(({ be }) => be === wanted) ?? null;
    const mayInvite = mayDo(me.role, 'workspace:invite');
    return {
      province,
      be: shown?.be ?? thisYear,
      others: all.filter((one) => one !== shown).map(({ be }) => be),
      year: shown && (await yearOf(tx, me, shown, calendar)),
      left: (await leftOver(tx, province.iso, shown?.be ?? thisYear)).map((one) =>
        stepShown(me, one, calendar),
      ),
      invitations: (await invitationsOf(tx, province.iso)).map((one) => ({
        ...one,
        deeds: possible(me, 'invitation', one.state),
      })),
      unopened: mayInvite ? await unopened(tx, province.iso, thisYear) : [],
      mayInvite,
      sendingId: randomUUID(),
    };
  });

const stepShown = (me: Me, one: Step, calendar: OfficeCalendar) => ({
  ...one,
  standing: standingOf(one, calendar),
  deeds: possible(me, 'step', one.state),
});

async function yearOf(tx: Tx, me: Me, workspace: Workspace, calendar: OfficeCalendar) {
  const { id, state, guidelineVersion } = workspace;
  const deeds = possible(me, 'year', state).filter(
    (deed) => deed !== 'review' || workspace.midYearOn === null,
  );
  return {
    ...workspace,
    deeds,
    isDraft: guidelines().get(guidelineVersion)?.verified !== true,
    steps: (await stepsOf(tx, id)).map((one) => stepShown(me, one, calendar)),
    members: (await membersOf(tx, id)).map((one) => ({
      ...one,
      deeds: possible(me, 'member', one.untilOn === null ? 'serving' : 'left'),
    })),
    agencies: (await joiningsOf(tx, id)).map((one) => ({ ...one, deeds: possible(me, 'agency', one.state) })),
    missing: state === 'decided' ? [] : await missingFor(tx, id, 'continue'),
  };
}

export const actions: Actions = {
  /** Work begins for a province that a source names as enrolled. */
  open: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { provinceIso } = await act(store, viewer, openWorkspace, typed, sending(typed));
      return { to: `/province/${provinceIso}/workspace` };
    }),
};
