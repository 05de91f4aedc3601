/** What can stand in the way of a selection, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';
import type { Criterion } from './criteria.ts';
import { criteria } from './criteria.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function weightNotANumber(name: Criterion): Problem {
  const { th, en } = criteria[name];
  return atField(
    'selection.weight_not_a_number',
    `weight_${name}`,
    `น้ำหนักของ “${th}” ต้องเป็นตัวเลข 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง`,
    `The weight of “${en}” must be a number from 0 to 100 with at most two decimals.`,
  );
}

export function weightsNotHundred(sum: string): Problem {
  return problem('selection.weights_not_hundred', {
    th: `น้ำหนักรวมกันได้ ${sum} ต้องรวมกันได้ 100.00 พอดี ยังไม่มีอะไรถูกบันทึก`,
    en: `The weights add up to ${sum}; they must make exactly 100.00. Nothing was saved.`,
    status: 422,
    details: { sum },
  });
}

export function algorithmUnknown(algorithm: string): Problem {
  return problem('selection.algorithm_unknown', {
    th: 'บันทึกนี้คำนวณด้วยวิธีที่ระบบรุ่นนี้ไม่รู้จัก จึงคำนวณซ้ำไม่ได้ ตัวบันทึกและแฮชยังอยู่ครบ',
    en: 'This record was computed by a method this version does not know, so it cannot be computed again. The record and its hash are kept.',
    status: 409,
    details: { algorithm },
  });
}
