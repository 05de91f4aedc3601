/**
 * Two corners of the country with the same kinds of people and things in each, so that whatever lies in one
 * can be asked for from the other. Invented, but for the territory.
 */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { roleNames, roles, type Role, type ScopeKind } from '#office/staff/roles.ts';
import type { Person, TestOffice } from '../office-store.ts';

export interface Place {
  name: 'here' | 'there';
  /** Scope kind → the id of this place's own. */
  scopes: Record<ScopeKind, string>;
  agencies: readonly string[];
}

export interface Post {
  role: Role;
  kind: ScopeKind;
  person: Person;
}

const place = (name: Place['name'], area: string, iso: string, district: string): Place => {
  const agencies = [`agency:office:${name}-school`, `agency:office:${name}-tambon`];
  const scopes = { nation: '', area, region: area, province: iso, district, agency: agencies[0]! };
  return { name, scopes, agencies };
};

/** Samut Sakhon in Area 7, and Krabi in Area 8. */
export const here = place('here', '7', 'TH-74', '7401');
export const there = place('there', '8', 'TH-81', '8101');

/** Every role with every kind of scope that it may have. */
export const kindsOfPosts: readonly [Role, ScopeKind][] = roleNames.flatMap((role) =>
  roles[role].scopes.map((kind) => [role, kind] as [Role, ScopeKind]),
);

/** Agencies of a place, past the actions; the first lies in the place's district. */
export async function layAgencies(office: TestOffice, { agencies, scopes }: Place): Promise<void> {
  for (const [at, id] of agencies.entries())
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, district_code, source, is_demonstration)
       VALUES ($1, $2, $2, $3, $4, 'test', true)`,
      [id, `หน่วยงานสมมุติ ${id.slice(14)}`, scopes.province, at === 0 ? scopes.district : null],
    );
}

/** One person for each kind of post at the place; those over the nation are made with the first place only. */
export async function appointed(office: TestOffice, { scopes, name }: Place): Promise<Post[]> {
  const posts: Post[] = [];
  for (const [role, kind] of kindsOfPosts) {
    if (kind === 'nation' && name === 'there') continue;
    posts.push({ role, kind, person: await office.person({ role, scope: [kind, scopes[kind]] }) });
  }
  return posts;
}

/** The place in this year's quota of an Area that has one: public, so not learnt as a thing of the place. */
export const enrolmentAt = (area: string) => `a0000000-0000-4000-8000-00000000000${area}`;

/** The running year and the next with room for provinces, and the place's own enrolled in the running one. */
export async function layYear(office: TestOffice, { scopes }: Place): Promise<void> {
  const be = fiscalYearBeOfInstant(new Date());
  await office.owner(
    `INSERT INTO office.fiscal_years (fiscal_year_be, pilot_quota_per_area, model_quota_per_area, expansion_quota_per_area)
     VALUES ($1, 9, 9, 9), ($1 + 1, 9, 9, 9) ON CONFLICT (fiscal_year_be) DO UPDATE
     SET pilot_quota_per_area = 9, model_quota_per_area = 9, expansion_quota_per_area = 9`,
    [be],
  );
  await office.owner(
    `INSERT INTO office.enrolments (enrolment_id, fiscal_year_be, area_no, place_no, province_iso, kind, source)
     VALUES ($4, $1, $2, 1, $3, 'expansion', 'test') ON CONFLICT DO NOTHING`,
    [be, scopes.area, scopes.province, enrolmentAt(scopes.area)],
  );
}

/** An indicator that a return is asked for; everybody's, like the plan. */
export const indicatorHere = 'trained-officials';

/** A fixed round whose window is open, in which the place's agencies owe a return each: fixed, so that no action makes it. */
export async function layReturns(office: TestOffice, { name, agencies, scopes }: Place): Promise<void> {
  await office.owner(
    `INSERT INTO office.tree_nodes (tree_node_id, plan_node_id, kind, title_th, title_en, source)
     SELECT 'goal-of-access', node_id, 'goal', 'เป้าหมายสมมุติ', 'Invented goal', 'test' FROM office.plan_nodes
     WHERE node_id = 'master-plan-21' ON CONFLICT DO NOTHING`,
  );
  await office.owner(
    `INSERT INTO office.indicators (indicator_id, goal_id, title_th, title_en, unit_th, unit_en, direction, aggregation, part_a_th,
       part_a_en, frequency, accrual, given_by, owner_th, owner_en, source)
     VALUES ($1, 'goal-of-access', 'เจ้าหน้าที่ที่อบรมสมมุติ', 'Officials trained', 'คน', 'people', 'more', 'sum', 'จำนวนคน', 'People',
       'quarter', 'per_period', 'reporters', 'สมมุติ', 'Invented', 'test') ON CONFLICT DO NOTHING`,
    [indicatorHere],
  );
  const quarter = name === 'here' ? 1 : 2;
  const round = `2599-q${quarter}`; // the newest of all, so that lists begin with it
  await office.owner(
    `INSERT INTO office.return_rounds (return_round_id, fiscal_year_be, quarter, begins_on, ends_on, opens_at, closes_at)
     VALUES ($1, 2599, $2, '2055-10-01', '2055-12-31', now() - interval '9 days', now() + interval '90 days')`,
    [round, quarter],
  );
  await office.owner(`INSERT INTO office.round_indicators VALUES ($1, $2, '{state}')`, [
    round,
    indicatorHere,
  ]);
  await office.owner(
    `INSERT INTO office.quarterly_returns (return_round_id, agency_id, reporter_kind, name_th, province_iso, area_no, region_no)
     SELECT $1, agency_id, 'state', name_th, $3, $4::int, $5::int FROM office.agencies WHERE agency_id = ANY ($2)`,
    [round, agencies, scopes.province, scopes.area, scopes.region],
  );
  await office.owner(
    `UPDATE office.return_rounds SET state = 'fixed', fixed_at = now() WHERE return_round_id = $1`,
    [round],
  );
}
