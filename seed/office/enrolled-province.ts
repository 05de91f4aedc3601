/** The demonstration's enrolled provinces: Samut Sakhon at work by its guideline, another just begun, a third invited. */
import { sql } from 'kysely';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { act } from '#office/action.ts';
import { agencyJoins, askAgency } from '#programme/workspace/actions/agencies.ts';
import { inviteProvince } from '#programme/workspace/actions/invite.ts';
import { addMember } from '#programme/workspace/actions/members.ts';
import { openWorkspace } from '#programme/workspace/actions/open.ts';
import { stepDone } from '#programme/workspace/actions/steps.ts';
import { stepsOf } from '#programme/workspace/queries.ts';
import { inDays, type Scene } from './scene.ts';

export async function enrolledProvince(scene: Scene): Promise<void> {
  const { store, places, actor } = scene;
  const officer = actor('officer7');
  const province = actor('province74');
  const workspaceId = await opened(scene, 'TH-74');
  if (workspaceId === null) return; // the demonstration's year has passed
  const post = { workspaceId, fromOn: inDays(-20) };
  await act(store, actor('governor74'), addMember, {
    ...post,
    duty: 'chair',
    postTh: 'รองผู้ว่าราชการจังหวัด (สาธิต)',
  });
  await act(store, province, addMember, { ...post, duty: 'coordinator', postTh: 'หัวหน้าสำนักงานจังหวัด (สาธิต)' });
  const agencies = [places.own, ...places.others.filter((one) => one !== places.own).slice(0, 2)];
  for (const agencyId of agencies) {
    const { id } = await act(store, province, askAgency, { workspaceId, agencyId, invitedOn: inDays(-12) });
    if (agencyId === places.own)
      await act(store, province, agencyJoins, { id, version: 1, joinedOn: inDays(-8) });
  }
  const steps = await store.within(officer, (tx) => stepsOf(tx, workspaceId));
  for (const { id } of steps.slice(0, 2))
    await act(store, province, stepDone, { id, version: 1, doneOn: inDays(-6), note: 'คำสั่งจังหวัด (สาธิต)' });
  await opened(scene, 'TH-73');
  await asked(scene);
}

/** Work begins for a province that the demonstration's year names. @returns null where it names none this year */
async function opened({ store, actor }: Scene, iso: string): Promise<string | null> {
  const year = fiscalYearBeOfInstant(new Date());
  const { rows } = await store.within(actor('officer7'), (tx) =>
    sql<{ id: string }>`SELECT enrolment_id AS id FROM office.enrolments
      WHERE province_iso = ${iso} AND fiscal_year_be = ${year}`.execute(tx),
  );
  const [enrolment] = rows;
  if (!enrolment) return null;
  return (await act(store, actor('officer7'), openWorkspace, { enrolmentId: enrolment.id })).id;
}

/** A province is asked for this year, and its letter waits to be reviewed. */
async function asked({ store, actor }: Scene): Promise<void> {
  await act(store, actor('officer7'), inviteProvince, {
    provinceIso: 'TH-75',
    fiscalYearBe: fiscalYearBeOfInstant(new Date()),
    kind: 'pilot',
    wordingTh: 'จังหวัดนำร่อง (สาธิต)',
    answerByOn: inDays(15),
  });
}
