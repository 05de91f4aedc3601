/** Who works with the programme: roles (domain part 11 and issue 3), each with the scopes it may have. */

export const scopeKinds = ['nation', 'area', 'region', 'province', 'district', 'agency'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

interface RoleFacts {
  th: string;
  en: string;
  scopes: readonly ScopeKind[];
}

export const roles = {
  administrator: { th: 'ผู้ดูแลระบบ', en: 'Administrator', scopes: ['nation', 'area'] },
  centre_officer: {
    th: 'เจ้าหน้าที่กลุ่มส่งเสริมธรรมาภิบาล (ส่วนกลาง)',
    en: 'PACC governance-promotion officer (centre)',
    scopes: ['nation'],
  },
  area_director: { th: 'ผู้อำนวยการสำนักงาน ปปท. เขต', en: 'PACC Area director', scopes: ['area'] },
  area_officer: {
    th: 'เจ้าหน้าที่กลุ่มงานป้องกัน ปปท. เขต',
    en: 'PACC Area prevention officer',
    scopes: ['area'],
  },
  referral_officer: {
    th: 'เจ้าหน้าที่กลุ่มงานปราบปราม (รับเรื่องส่งต่อ)',
    en: 'PACC suppression officer (receives referrals)',
    scopes: ['area'],
  },
  governor: { th: 'ผู้ว่าราชการจังหวัด', en: 'Provincial governor', scopes: ['province'] },
  province_officer: { th: 'เจ้าหน้าที่สำนักงานจังหวัด', en: 'Provincial office officer', scopes: ['province'] },
  district_office: { th: 'ที่ว่าการอำเภอ', en: 'District office', scopes: ['district'] },
  district_centre: {
    th: 'เจ้าหน้าที่ศูนย์ดำรงธรรมอำเภอ',
    en: 'District Damrongdhamma centre staff',
    scopes: ['district'],
  },
  nacc_centre: { th: 'สำนักงาน ป.ป.ช. (ส่วนกลาง)', en: 'NACC centre', scopes: ['nation'] },
  nacc_region: { th: 'สำนักงาน ป.ป.ช. ภาค', en: 'NACC Region', scopes: ['region'] },
  nacc_province: { th: 'สำนักงาน ป.ป.ช. ประจำจังหวัด', en: 'NACC provincial office', scopes: ['province'] },
  agency_head: { th: 'หัวหน้าหน่วยงาน', en: 'Head of agency', scopes: ['agency'] },
  agency_officer: {
    th: 'เจ้าหน้าที่พัสดุหรือธรรมาภิบาลของหน่วยงาน',
    en: 'Agency procurement or integrity officer',
    scopes: ['agency'],
  },
  civil_society: { th: 'ภาคประชาสังคม', en: 'Civil-society member', scopes: ['province'] },
  private_sector: { th: 'ผู้ประสานงานภาคเอกชน', en: 'Private-sector contact', scopes: ['province'] },
  dpo: { th: 'เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล', en: 'Data protection officer', scopes: ['nation'] },
} as const satisfies Record<string, RoleFacts>;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as Role[];
