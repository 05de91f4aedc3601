/** What can stand in the way of an enrolled province's work, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';
import { proofs, type Proof } from './states.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export const yearUnknown = (): Problem =>
  atField(
    'workspace.year_unknown',
    'fiscalYearBe',
    'ยังไม่มีปีงบประมาณนี้ในโครงการ',
    'This fiscal year is not in the programme yet.',
  );

export const yearPassed = (): Problem =>
  atField('workspace.year_passed', 'fiscalYearBe', 'ปีงบประมาณนี้สิ้นสุดแล้ว', 'This fiscal year has ended.');

export const noArea = (): Problem =>
  problem('workspace.no_area', {
    th: 'จังหวัดนี้ไม่อยู่ในเขตใด จึงไม่มีโควตาของเขต',
    en: 'This province belongs to no Area, so no Area has a place for it.',
    status: 409,
  });

export const noQuota = (): Problem =>
  atField(
    'workspace.no_quota',
    'kind',
    'ปีนี้ยังไม่กำหนดโควตาของประเภทนี้ โปรดกำหนดโควตาของปีก่อน',
    'The year has no quota for this role yet. Set it first.',
    409,
  );

export const quotaFull = (quota: number): Problem =>
  problem('workspace.quota_full', {
    th: `โควตาของเขตในปีนี้เต็มแล้ว (${quota} จังหวัด)`,
    en: `The Area’s quota of this year is full (${quota}).`,
    status: 409,
    details: { quota },
  });

export const enrolledAlready = (): Problem =>
  problem('workspace.enrolled_already', {
    th: 'จังหวัดนี้เข้าร่วมในปีนี้แล้ว',
    en: 'This province takes part in this year already.',
    status: 409,
  });

export const invitedAlready = (): Problem =>
  problem('workspace.invited_already', {
    th: 'เชิญจังหวัดนี้สำหรับปีนี้แล้ว และยังรอคำตอบ',
    en: 'This province is invited for this year and has not answered yet.',
    status: 409,
  });

export const dayPassed = (field: string): Problem =>
  atField(
    'workspace.day_passed',
    field,
    'วันที่นี้ผ่านไปแล้ว โปรดเลือกวันข้างหน้า',
    'This day has passed. Choose a later day.',
  );

export const dayAhead = (field: string): Problem =>
  atField('workspace.day_ahead', field, 'วันที่นี้ยังมาไม่ถึง', 'This day has not come yet.');

export const dayTooEarly = (field: string): Problem =>
  atField(
    'workspace.day_too_early',
    field,
    'วันที่นี้อยู่ก่อนเรื่องนี้เริ่ม โปรดตรวจปี พ.ศ.',
    'This day is before the matter began. Please check the year.',
  );

export const notOfThisYear = (): Problem =>
  problem('workspace.not_of_this_year', {
    th: 'เปิดพื้นที่ทำงานได้เฉพาะของปีงบประมาณนี้และปีถัดไป',
    en: 'Only this fiscal year and the next can be begun.',
    status: 409,
  });

export const openAlready = (): Problem =>
  problem('workspace.open_already', {
    th: 'เปิดพื้นที่ทำงานของปีนี้แล้ว',
    en: 'The work of this year is open already.',
    status: 409,
  });

export const notRunning = (): Problem =>
  problem('workspace.not_running', {
    th: 'พื้นที่ทำงานนี้ปิดแล้ว จึงเพิ่มไม่ได้',
    en: 'This workspace is closed; nothing is added to it.',
    status: 409,
  });

export const coordinatorThere = (): Problem =>
  atField(
    'workspace.coordinator_there',
    'duty',
    'มีผู้ประสานงานอยู่แล้ว โปรดบันทึกการพ้นหน้าที่ของคนเดิมก่อน',
    'There is a coordinator. First record that this one has left.',
    409,
  );

export const agencyThere = (): Problem =>
  atField(
    'workspace.agency_there',
    'agencyId',
    'หน่วยงานนี้อยู่ในรายการแล้ว',
    'This agency is in the list already.',
    409,
  );

export const noSuchAgency = (): Problem =>
  atField(
    'workspace.no_such_agency',
    'agencyId',
    'ไม่พบหน่วยงานนี้ในจังหวัด หรือหน่วยงานสิ้นสุดแล้ว',
    'There is no such agency in the province, or it has ended.',
  );

export const reviewedAlready = (): Problem =>
  problem('workspace.reviewed_already', {
    th: 'บันทึกการทบทวนกลางปีแล้ว',
    en: 'The mid-year review is recorded already.',
    status: 409,
  });

/** The stage gate: names everything that is missing. */
export function minimumMissing(missing: readonly Proof[]): Problem {
  const list = (language: 'th' | 'en') => missing.map((one) => proofs[one][language]).join(', ');
  return problem('workspace.minimum_missing', {
    th: `ยังตัดสินใจเช่นนี้ไม่ได้ ยังขาด: ${list('th')}`,
    en: `This cannot be decided yet. Missing: ${list('en')}`,
    status: 409,
    details: { missing: missing.join(' ') },
  });
}
