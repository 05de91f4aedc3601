/**
 * The pages named in the side list, in the order people use them. A page that is not here is reached from
 * one that is. A house test asks whether every one of them exists.
 */
import type { Language } from '#kernel/texts.ts';
import type { Permission } from '#office/staff/permissions.ts';

export interface ListedPage extends Record<Language, string> {
  href: string;
}

/** A page that is listed for whoever holds one of these rights. */
export interface StaffPage extends ListedPage {
  may: readonly Permission[];
}

export const publicPages: readonly ListedPage[] = [
  { href: '/', th: 'หน้าแรก', en: 'Front page' },
  { href: '/years', th: 'ปีงบประมาณ', en: 'Fiscal years' },
  { href: '/areas', th: 'เขตทั้งเก้า', en: 'The nine Areas' },
  { href: '/provinces', th: '77 จังหวัด', en: 'The 77 provinces' },
  { href: '/clinics', th: 'คลินิก', en: 'Clinics' },
  { href: '/map', th: 'แผนที่สิ่งที่ทำแล้ว', en: 'Map of what was done' },
  { href: '/ask', th: 'ถามคลินิกก่อนทำ', en: 'Ask the clinic' },
  { href: '/answers', th: 'คำปรึกษาที่เผยแพร่', en: 'Published advice' },
  { href: '/precheck', th: 'ตรวจก่อนทำ', en: 'Check before acting' },
  { href: '/self-check', th: 'ตรวจตนเองด้านธรรมาภิบาล', en: 'Governance self-check' },
  { href: '/flags', th: 'ข้อสังเกตทำงานอย่างไร', en: 'How observations work' },
  { href: '/learning', th: 'ชั้นหนังสือ', en: 'Learning shelf' },
  { href: '/practices', th: 'แนวปฏิบัติที่ดี', en: 'Good practices' },
  { href: '/attend', th: 'ลงเวลาเข้าร่วมประชุม', en: 'Sign in to a meeting' },
  { href: '/reply', th: 'ตอบหนังสือด้วยรหัส', en: 'Reply to a letter' },
  { href: '/certificates', th: 'ตรวจสอบใบประกาศ', en: 'Check a certificate' },
  { href: '/master-plan-21', th: 'แผนแม่บทฯ ประเด็น 21', en: 'Master plan 21' },
  { href: '/oit', th: 'หลักฐาน OIT', en: 'OIT evidence' },
  { href: '/sources', th: 'เกี่ยวกับข้อมูล', en: 'About the data' },
  { href: '/privacy', th: 'ข้อมูลส่วนบุคคล', en: 'Personal data' },
];

export const staffPages: readonly StaffPage[] = [
  { href: '/my-work', th: 'งานของฉันวันนี้', en: 'My work today', may: ['self:manage'] },
  { href: '/year', th: 'งานของปีนี้', en: 'This year’s work', may: ['watch:read'] },
  { href: '/province', th: 'พื้นที่ของฉัน', en: 'My place', may: ['watch:read'] },
  { href: '/meetings', th: 'ประชุมและกิจกรรม', en: 'Meetings and activities', may: ['meeting:read'] },
  { href: '/clinic', th: 'โต๊ะคลินิก', en: 'Clinic desk', may: ['clinic:answer'] },
  { href: '/clinic/intake', th: 'คำชี้แจงก่อนถาม', en: 'What askers are told', may: ['clinic:accept_intake'] },
  { href: '/problem-cases', th: 'กรณีแก้ไขปัญหา', en: 'Problem cases', may: ['problem_case:run'] },
  { href: '/visits', th: 'การลงพื้นที่', en: 'Visits', may: ['visit:run'] },
  { href: '/watch-items', th: 'ประเด็นเฝ้าระวัง', en: 'Watch items', may: ['watch:read'] },
  {
    href: '/interventions',
    th: 'ทะเบียนการดำเนินการต่อหน่วยงาน',
    en: 'Ledger of interventions',
    may: ['intervention:read'],
  },
  { href: '/referrals', th: 'ส่งต่อเรื่อง', en: 'Handing on', may: ['referral:draft', 'referral:take'] },
  { href: '/desk', th: 'โต๊ะเฝ้าระวัง', en: 'Watch desk', may: ['analysis:read'] },
  { href: '/search', th: 'ค้นหาข้อมูลจัดซื้อ', en: 'Search purchases', may: ['analysis:read'] },
  {
    href: '/recommendations',
    th: 'ข้อเสนอแนะ',
    en: 'Recommendations',
    may: ['recommendation:issue', 'recommendation:reply'],
  },
  {
    href: '/district',
    th: 'ศูนย์ดำรงธรรมอำเภอ',
    en: 'District centres',
    may: ['district:read'],
  },
  { href: '/master-plan', th: 'แผนแม่บทฯ ประเด็น 21', en: 'Master plan 21', may: ['return:read'] },
  {
    href: '/master-plan/roll-up',
    th: 'ผลรวมแผนแม่บทฯ',
    en: 'Master plan roll-up',
    may: ['return:follow'],
  },
  {
    href: '/master-plan/returns',
    th: 'รายงานแผนแม่บทฯ รายไตรมาส',
    en: 'Master plan returns',
    may: ['return:read'],
  },
  { href: '/master-plan/oit', th: 'หน้าหลักฐาน OIT', en: 'OIT evidence pages', may: ['return:fill'] },
  {
    href: '/master-plan/told',
    th: 'อุปสรรคที่หน่วยงานแจ้ง',
    en: 'Obstacles told',
    may: ['return:follow'],
  },
  { href: '/master-plan/ita', th: 'ผลการประเมิน ITA', en: 'ITA results', may: ['return:follow'] },
  {
    href: '/master-plan/committee',
    th: 'คณะกรรมการผลักดันแผนแม่บทฯ',
    en: 'Master plan committees',
    may: ['committee:read', 'committee:read_own_page'],
  },
  { href: '/attendance', th: 'ลงเวลาประชุม', en: 'Meeting sign-in', may: ['attendance:record'] },
  { href: '/participants', th: 'ทะเบียนผู้เข้าร่วม', en: 'Participants', may: ['participants:read'] },
  { href: '/courses', th: 'หลักสูตร', en: 'Courses', may: ['course:learn'] },
  { href: '/invitations', th: 'คำเชิญประชุม', en: 'Invitations', may: ['invitation:answer'] },
  {
    href: '/model-agencies',
    th: 'หน่วยงานต้นแบบ',
    en: 'Model agencies',
    may: ['model:read', 'adoption:record'],
  },
  { href: '/letters', th: 'หนังสือราชการ', en: 'Letters', may: ['letter:draft', 'letter:answer'] },
  { href: '/people', th: 'บุคลากร', en: 'People', may: ['people:read'] },
  {
    href: '/people/agencies',
    th: 'ผู้ใช้งานของหน่วยงาน',
    en: 'People of the agency',
    may: ['agency_enrolment:name'],
  },
  { href: '/personal-data', th: 'คำขอของเจ้าของข้อมูล', en: 'Data requests', may: ['personal_data:answer'] },
  { href: '/outbox', th: 'กล่องข้อความออก', en: 'Outbox', may: ['self:manage'] },
  { href: '/account', th: 'บัญชีของฉัน', en: 'My account', may: ['self:manage'] },
];
