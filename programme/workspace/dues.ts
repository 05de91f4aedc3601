/** What enrolled provinces add to "my work": an invitation to answer or to chase, steps that come due, what closes a year. */
import { sql } from 'kysely';
import { fiscalYearBeOfInstant, fiscalYearDays } from '#kernel/fiscal-year.ts';
import { toIso } from '#kernel/thai-date.ts';
import { addWorkingDays } from '#kernel/working-days.ts';
import { whoAmI } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { openInvitations, stepsDueBy, type Invitation } from './queries.ts';

/** Steps show themselves this many working days before their day. */
const ahead = 10;

/** A desk has its own steps, the province its own; the centre looks on. */
export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'workspace:run') || me.scopeKind === 'nation') return [];
  const side = me.scopeKind === 'province' ? 'province' : 'desk';
  const calendar = await readCalendar(tx);
  const invitations = side === 'desk' || mayDo(me.role, 'workspace:answer') ? await openInvitations(tx) : [];
  const steps = await stepsDueBy(tx, addWorkingDays(calendar.today, ahead, calendar.holidays));
  return [
    ...(side === 'desk' ? invitations.filter(isPastItsLetter).map(toRecord) : invitations.map(toAnswer)),
    ...steps
      .filter(({ whose }) => whose === side)
      .map((one) => ({
        kind: 'workspace_step',
        title_th: `${one.th} (ปี ${one.be})`,
        title_en: `${one.en} (${one.be})`,
        due_on: one.dueOn,
        href: `/province/${one.provinceIso}/workspace`,
        waits_th: one.provinceTh,
        waits_en: one.provinceEn,
      })),
    ...(mayDo(me.role, 'workspace:decide') ? await toDecide(tx) : []),
  ];
}

const toAnswer = (one: Invitation): Due => ({
  kind: 'province_invitation_answer',
  title_th: `ตอบคำเชิญเข้าร่วมโครงการ ปีงบประมาณ ${one.be}`,
  title_en: `Answer the invitation to take part in fiscal year ${one.be}`,
  due_on: one.answerByOn,
  href: `/province/${one.provinceIso}/workspace`,
  waits_th: `สำนักงาน ปปท. เขต ${one.areaNo}`,
  waits_en: `PACC Area ${one.areaNo} office`,
});

/** Until the letter is answered, the letter itself is what the desk has to follow. */
const isPastItsLetter = ({ letterState }: Invitation): boolean =>
  letterState === null || letterState === 'answered' || letterState === 'withdrawn';

const toRecord = (one: Invitation): Due => ({
  kind: 'province_invitation_record',
  title_th: `บันทึกคำตอบคำเชิญ จังหวัด${one.provinceTh} ปีงบประมาณ ${one.be}`,
  title_en: `Record what ${one.provinceEn} answered to the invitation of fiscal year ${one.be}`,
  due_on: one.answerByOn,
  href: `/province/${one.provinceIso}/workspace`,
});

/** Years whose lessons are drawn, to be decided before the next one begins. */
async function toDecide(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<{ be: number; iso: string; th: string; en: string }>`
    SELECT w.fiscal_year_be AS be, w.province_iso AS iso, p.name_th AS th, p.name_en AS en
    FROM office.workspaces w JOIN office.provinces p USING (province_iso)
    WHERE w.state = 'closed' AND w.fiscal_year_be <= ${fiscalYearBeOfInstant(new Date())} ORDER BY w.fiscal_year_be LIMIT 100`.execute(
    tx,
  );
  return rows.map(({ be, iso, th, en }) => ({
    kind: 'workspace_decide',
    title_th: `ตัดสินใจการดำเนินงานปีถัดไปของจังหวัด${th} (ปี ${be})`,
    title_en: `Decide what follows for ${en} (${be})`,
    due_on: toIso(fiscalYearDays(be).to),
    href: `/province/${iso}/workspace?year=${be}`,
  }));
}
