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

export function noAreaOfYours(): Problem {
  return atField(
    'selection.not_your_area',
    'areaNo',
    'เลือกได้เฉพาะเขตของท่าน',
    'Only your own Area can be chosen.',
  );
}

export function yearUnknown(): Problem {
  return atField(
    'selection.year_unknown',
    'fiscalYearBe',
    'ยังไม่มีปีงบประมาณนี้ในโครงการ ส่วนกลางต้องเปิดปีก่อน',
    'This fiscal year is not in the programme yet: the centre opens it first.',
    409,
  );
}

export function quotaUnknown(): Problem {
  return problem('selection.quota_unknown', {
    th: 'ปีนี้ยังไม่ได้กำหนดจำนวนจังหวัดต่อเขตของประเภทนี้ ส่วนกลางต้องกำหนดในหน้าของปีก่อน ยังไม่มีอะไรถูกบันทึก',
    en: 'How many provinces of this kind an Area has in the year is not set yet: the centre sets it on the year’s page. Nothing was saved.',
    status: 409,
  });
}

export function quotaFull(quota: number): Problem {
  return problem('selection.quota_full', {
    th: `โควตา ${quota} จังหวัดของเขตในปีนี้มีจังหวัดครบแล้ว`,
    en: `All ${quota} places of the Area in this year are taken.`,
    status: 409,
    details: { quota },
  });
}

export function openAlready(): Problem {
  return problem('selection.open_already', {
    th: 'เขตนี้มีการคัดเลือกของปีและประเภทเดียวกันที่ยังไม่เสร็จอยู่แล้ว โปรดทำฉบับนั้นต่อ หรือยกเลิกก่อน',
    en: 'The Area has an unfinished selection of the same year and kind: go on with it, or withdraw it first.',
    status: 409,
  });
}

export function provinceUnknown(): Problem {
  return atField(
    'selection.province_unknown',
    'provinceIso',
    'ไม่มีจังหวัดรหัสนี้',
    'There is no province of this code.',
  );
}

export function provinceElsewhere(areaNo: number): Problem {
  return atField(
    'selection.province_elsewhere',
    'provinceIso',
    `จังหวัดนี้ไม่อยู่ในเขต ${areaNo} จึงเลือกในฉบับนี้ไม่ได้`,
    `This province is not in Area ${areaNo}, so it cannot be chosen here.`,
  );
}

export function provinceEnrolled(): Problem {
  return atField(
    'selection.province_enrolled',
    'provinceIso',
    'จังหวัดนี้เข้าร่วมโครงการของปีนี้แล้ว จึงไม่อยู่ในการเปรียบเทียบ',
    'This province takes part in the year already, so it is not among those compared.',
  );
}

export function basisMissing(): Problem {
  return atField(
    'selection.basis_missing',
    'basis',
    'โปรดระบุว่าทราบจากอะไร เช่น เลขที่หนังสือ หรือการประชุมวันที่เท่าใด',
    'Say how this is known: the number of a letter, or a meeting and its day.',
  );
}

export function nobodyChosen(): Problem {
  return atField(
    'selection.nobody_chosen',
    'places',
    'โปรดเลือกอย่างน้อยหนึ่งจังหวัด',
    'Choose at least one province.',
  );
}

export function moreThanQuota(quota: number): Problem {
  return atField(
    'selection.more_than_quota',
    'places',
    `เลือกได้ไม่เกิน ${quota} จังหวัด`,
    `At most ${quota} provinces can be chosen.`,
  );
}

/** A choice that is not what the ranking says, a tie at the cut-off among them, has a reason. */
export function reasonMissing(isos: readonly string[]): Problem {
  const th = 'การเลือกจังหวัดนี้ต่างจากลำดับ หรือคะแนนเท่ากันที่เส้นตัด โปรดให้เหตุผลอย่างน้อย 5 ตัวอักษร';
  const en =
    'This choice differs from the ranking, or breaks a tie at the cut-off: give a reason of at least 5 characters.';
  return problem('selection.reason_missing', {
    th,
    en,
    status: 422,
    details: { fields: isos.map((iso) => ({ field: `why_${iso}`, fault: `${th} · ${en}` })) },
  });
}

export function ownPreparation(): Problem {
  return problem('selection.own_preparation', {
    th: 'ผู้จัดเตรียมหรือผู้เสนอพิจารณาเห็นชอบเองไม่ได้ ต้องเป็นอีกคนหนึ่ง',
    en: 'Who prepared or proposed it cannot decide it; another person must.',
    status: 409,
  });
}
