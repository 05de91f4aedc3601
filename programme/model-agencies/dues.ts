/** What model agencies add to "my work": nominations to decide, a year's confirmation, cards to read, adoptions to verify. */
import { sql } from 'kysely';
import { addWorkingDays } from '#kernel/working-days.ts';
import { whoAmI } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { adoptionsSeen, modelsSeen, type Adoption, type Model } from './queries.ts';

/** A confirmation shows itself a month before its day. */
const ahead = 20;

/** A desk of an Area; the centre looks on. */
export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'practice:clear') || me.scopeKind === 'nation') return [];
  const models = await modelsSeen(tx);
  const { today, holidays } = await readCalendar(tx);
  const soon = addWorkingDays(today, ahead, holidays);
  const decides = mayDo(me.role, 'model:decide');
  return [
    ...models.filter(({ state }) => decides && state === 'nominated').map(toDecide),
    ...models.filter(({ confirmByOn }) => confirmByOn !== null && confirmByOn <= soon).map(toConfirm),
    ...(await toRead(tx, me.personId)),
    ...(await adoptionsSeen(tx)).filter(({ state, isMine }) => state === 'recorded' && !isMine).map(toVerify),
  ];
}

const toDecide = ({ id, agencyTh }: Model): Due => ({
  kind: 'model_agency_decide',
  title_th: `ตัดสินใจเรื่องหน่วยงานต้นแบบ: ${agencyTh}`,
  title_en: `Decide on a model agency: ${agencyTh}`,
  due_on: null,
  href: `/model-agencies/${id}`,
});

const toConfirm = ({ id, agencyTh, confirmByOn }: Model): Due => ({
  kind: 'model_agency_confirm',
  title_th: `ยืนยันหน่วยงานต้นแบบประจำปี: ${agencyTh}`,
  title_en: `Confirm a model agency for another year: ${agencyTh}`,
  due_on: confirmByOn,
  href: `/model-agencies/${id}`,
});

const toVerify = ({ id, agencyTh }: Adoption): Due => ({
  kind: 'adoption_verify',
  title_th: `ยืนยันการนำแนวปฏิบัติไปใช้: ${agencyTh}`,
  title_en: `Verify that a practice was taken up: ${agencyTh}`,
  due_on: null,
  href: `/model-agencies/adoption/${id}/verify`,
});

/** Cards that wait for a reader who neither wrote nor cleared them. */
async function toRead(tx: Tx, personId: string): Promise<Due[]> {
  const { rows } = await sql<{ model: string; th: string; en: string }>`
    SELECT p.model_agency_id AS model, p.title_th AS th, p.title_en AS en FROM office.practices p
    JOIN office.model_agencies m USING (model_agency_id)
    WHERE (p.state = 'drafted' OR p.state = 'read_once' AND m.state = 'model') AND p.written_by <> ${personId}
      AND p.first_cleared_by IS DISTINCT FROM ${personId}::uuid ORDER BY p.practice_id LIMIT 100`.execute(tx);
  return rows.map(({ model, th, en }) => ({
    kind: 'practice_clear',
    title_th: `อ่านก่อนเผยแพร่: ${th}`,
    title_en: `Read before it is public: ${en}`,
    due_on: null,
    href: `/model-agencies/${model}`,
  }));
}
