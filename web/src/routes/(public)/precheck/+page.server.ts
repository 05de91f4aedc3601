/** A plan is looked at before anything is bought. Nobody signs in, and nothing of it is kept or logged. */
import { Problem } from '#kernel/problem.ts';
import { nation } from '#kernel/scope.ts';
import { planColumns, type PlanCells } from '#clinic/precheck/plan-columns.ts';
import { noSuchAgency, tooManyChecks } from '#clinic/precheck/problems.ts';
import { readPlan } from '#clinic/precheck/read-plan.ts';
import { checkPlan, findAgencies, type FoundAgency, type Planned } from '#procurement/precheck.ts';
import { readProvinces } from '#procurement/read.ts';
import { rateLimit } from '#web/src/answer/rate-limit.ts';
import { answerForm, showable, type Typed } from '#web/src/forms/answer-form.ts';
import { rowsOfForm } from './form-rows.ts';
import type { Actions, PageServerLoad } from './$types';

/** Stricter than the site's own limit: an officer looks at a plan a few times, and each look asks every flag. */
const wait = rateLimit({ burst: 20, perSecond: 0.2, addresses: 20_000 });

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { hasData: await hasData(locals.site) };
};

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed, form) => {
      const { locals } = event;
      const seconds = wait(event.getClientAddress(), Date.now());
      if (seconds > 0) throw tooManyChecks(seconds);
      const file = form.get('file');
      const drafts = await readPlan({
        rows: cellsIn(typed),
        pasted: one(typed, 'pasted'),
        file: file instanceof File && file.size > 0 ? { bytes: await file.bytes() } : null,
      });
      return { ...(await lookedAt(locals, drafts, typed)), typed: showable(typed) };
    }),
};

const one = (typed: Typed, name: string) => [typed[name] ?? ''].flat()[0] ?? '';

function cellsIn(typed: Typed) {
  return rowsOfForm.map((at) => {
    const cells = planColumns.map((column) => [column, one(typed, `${column}-${at}`)]);
    return { at, cells: Object.fromEntries(cells) as PlanCells };
  });
}

async function lookedAt({ site, language }: App.Locals, drafts: readonly Planned[], typed: Typed) {
  const named = one(typed, 'agency');
  const chosen = one(typed, 'agencyId');
  if (!site.analysis || !(await hasData(site)))
    return {
      answer: await checkPlan(null, { drafts, agencyId: null, language }),
      agency: null,
      choose: null,
    };
  return site.analysis.read(nation, async (analysis) => {
    const found = named === '' ? [] : await findAgencies(analysis, named);
    const agency = agencyOf(named, chosen, found);
    if (agency === 'several') return { answer: null, agency: null, choose: withPlaces(found) };
    const answer = await checkPlan(analysis, { drafts, agencyId: agency?.agency_id ?? null, language });
    return { answer: { ...answer, steps: answer.steps.map(placed) }, agency, choose: null };
  });
}

/** @throws Problem precheck.no_such_agency */
function agencyOf(
  named: string,
  chosen: string,
  found: readonly FoundAgency[],
): FoundAgency | null | 'several' {
  if (named === '') return null;
  const [first] = found;
  if (!first) throw noSuchAgency();
  const picked = found.find(({ agency_id }) => agency_id === chosen);
  if (picked) return picked;
  const whole = found.filter(({ agency_name }) => agency_name === named);
  return found.length === 1 ? first : whole.length === 1 ? whole[0]! : 'several';
}

const placeOf = (iso: string | null) => {
  const province = readProvinces().get(iso ?? '');
  return { th: province?.th ?? '', en: province?.en ?? '' };
};

const withPlaces = (found: readonly FoundAgency[]) =>
  found.map((agency) => ({ ...agency, province: placeOf(agency.province_iso) }));

function placed<Step extends { alike: readonly { province_iso: string | null }[] }>(step: Step) {
  return { ...step, alikePlaces: step.alike.map(({ province_iso }) => placeOf(province_iso)) };
}

async function hasData({ analysis }: App.Locals['site']): Promise<boolean> {
  if (!analysis) return false;
  try {
    return await analysis.read(nation, () => Promise.resolve(true));
  } catch (error) {
    if (error instanceof Problem && ['workspace.empty', 'analysis.not_run'].includes(error.code))
      return false;
    throw error;
  }
}
