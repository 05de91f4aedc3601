/** What can stand in the way of a plan, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function yearOpenAlready(): Problem {
  return atField(
    'plan.year_open_already',
    'be',
    'ปีนี้เปิดไว้แล้ว แก้ไขได้จากหน้าของปี',
    'This year is open already; correct it from its page.',
    409,
  );
}

export function yearTooFar(): Problem {
  return atField(
    'plan.year_too_far',
    'be',
    'เปิดได้ถึงปีงบประมาณถัดไปเท่านั้น โปรดตรวจว่าเป็นปี พ.ศ.',
    'Only years up to the next can be opened. Please check that the year is a Buddhist one.',
  );
}

export function yearVerified(): Problem {
  return problem('plan.year_verified', {
    th: 'ปีนี้มีผู้ยืนยันกับแหล่งข้อมูลแล้ว จึงแก้ไขจากหน้านี้ไม่ได้',
    en: 'Somebody has held this year against its source, so it is not corrected here.',
    status: 409,
  });
}

export function nodeNotOfYear(): Problem {
  return atField(
    'plan.node_not_of_year',
    'nodes',
    'แผนที่เลือกไม่ได้ใช้ในปีนี้',
    'A chosen plan is not for this year.',
  );
}
