/**
 * Which role may do what: one table, read by every action. Where a person may do it is the scope of the
 * post, which row-level security holds; a right here never widens what that lets a reader see.
 */
import type { Role } from './roles.ts';

const desk = ['area_officer', 'area_director', 'centre_officer'] as const satisfies readonly Role[];
const signers = ['area_director', 'centre_officer'] as const satisfies readonly Role[];
const agency = ['agency_head', 'agency_officer'] as const satisfies readonly Role[];
const district = ['district_centre', 'district_office'] as const satisfies readonly Role[];
const partners = [
  'referral_officer',
  'governor',
  'province_officer',
  ...district,
  'nacc_centre',
  'nacc_region',
  'nacc_province',
] as const satisfies readonly Role[];
/** The clinic's desk of an Area. What is asked there is for nobody above it and nobody beside it. */
const clinic = ['area_officer', 'area_director'] as const satisfies readonly Role[];
/** Those who follow master plan 21, of both lines, and those who report. */
const following = ['nacc_centre', 'nacc_region', 'nacc_province'] as const satisfies readonly Role[];
const reporting = [
  ...following,
  'governor',
  'province_officer',
  ...desk,
  ...agency,
] as const satisfies readonly Role[];
const everyone = [
  ...desk,
  ...partners,
  ...agency,
  'administrator',
  'dpo',
  'civil_society',
  'private_sector',
] as const satisfies readonly Role[];

export const permissions = {
  'people:appoint': ['administrator'],
  'people:read': [...desk, 'administrator', 'dpo'],
  'agency_enrolment:invite': [...desk, 'administrator'],
  'agency_enrolment:confirm_head': desk,
  'agency_enrolment:name': ['agency_head'],
  'agency_enrolment:withdraw': [...desk, 'administrator', 'agency_head'],
  'self:manage': everyone,
  'territory:edit': ['administrator'],
  'agency:edit': [...desk, 'administrator'],
  'clinic_record:edit': [...signers, 'administrator'],
  'holiday:edit': ['administrator', 'centre_officer'],
  'watch:read': [...desk, ...partners],
  'watch:open': desk,
  'watch:move': desk,
  'watch:share': desk,
  'watch:end': signers,
  'watch_step:report': [...desk, ...partners],
  'recommendation:issue': desk,
  'recommendation:reply': agency,
  'recommendation:verify': desk,
  'recommendation:extend': signers,
  'letter:draft': desk,
  'letter:review': desk,
  'letter:sign': signers,
  'letter:register': desk,
  'letter:answer': [...agency, ...partners],
  'analysis:import': [...desk, 'administrator'],
  'analysis:read': desk,
  'signal:mark': desk,
  'district:count': district,
  'district:hand_over': district,
  'district:ask': district,
  'district:answer': desk,
  'district:read': [...desk, ...district, 'province_officer', 'governor'],
  'selection:prepare': desk,
  'selection:decide': signers,
  'plan:open_year': ['centre_officer'],
  'plan:draft': desk,
  'plan:approve': signers,
  'meeting:read': [...desk, ...partners],
  'meeting:plan': desk,
  'meeting:invite': desk,
  'meeting:clear': desk,
  'invitation:answer': agency,
  'workspace:read': [...desk, 'governor', 'province_officer'],
  'workspace:invite': desk,
  'workspace:answer': ['governor'],
  'workspace:run': [...desk, 'governor', 'province_officer'],
  'workspace:decide': signers,
  'participants:read': [...desk, 'province_officer'],
  'participants:edit': [...desk, 'province_officer'],
  'participants:merge': desk,
  'participants:export': desk,
  'attendance:record': [...desk, 'province_officer'],
  'attendance:settle': desk,
  'feedback:read': desk,
  'course:edit': ['centre_officer'],
  'course:learn': everyone,
  'course:conduct': desk,
  'trainer:keep': desk,
  'certificate:revoke': signers,
  'publicity:record': desk,
  'model:read': [...desk, 'governor', 'province_officer'],
  'model:nominate': [...desk, 'governor', 'province_officer'],
  'model:decide': signers,
  'model:confirm': desk,
  'practice:clear': desk,
  'adoption:record': [...desk, ...agency],
  'adoption:verify': desk,
  'clinic:record': clinic,
  'clinic:answer': clinic,
  'clinic:sign': ['area_director'],
  'clinic:accept_intake': ['centre_officer'],
  'clinic:numbers': [...clinic, 'centre_officer'],
  'problem_case:run': clinic,
  'intervention:read': desk,
  'visit:plan': clinic,
  'visit:run': clinic,
  'visit:close': ['area_director'],
  'plan_tree:keep': ['nacc_centre'],
  'target:propose': following,
  'target:decide': ['nacc_centre', 'nacc_region'],
  'return_round:keep': ['nacc_centre'],
  'return:read': reporting,
  'return:follow': [...following, 'governor', 'province_officer', ...desk],
  'return:fill': agency,
  'return:approve': ['agency_head'],
  'return:accept': following,
  'return:except': ['nacc_centre', 'nacc_region'],
  'ita:import': following,
  'oit:publish': ['agency_head'],
  'committee:run': ['nacc_province'],
  'committee:read': [...following, 'governor', 'province_officer', ...desk],
  'committee:comment': ['governor', 'nacc_region', 'nacc_centre', ...desk],
  'committee:read_own_page': agency,
  'warning:run': clinic,
  'referral:draft': clinic,
  'referral:take': ['referral_officer'],
  'timeline:read': [...desk, 'administrator', 'dpo'],
  'personal_data:answer': ['dpo'],
  'store:back_up': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether the role holds the right at all, wherever. */
export function mayDo(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}
