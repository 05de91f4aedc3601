/** What can stand in the way of a plan, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function yearOpenAlready(): Problem {
  return atField(
    'plan.year_open_already',
    'year',
    'ปีนี้เปิดไว้แล้ว แก้ไขได้จากหน้าของปี',
    'This year is open already; correct it from its page.',
    409,
  );
}

export function yearTooFar(): Problem {
  return atField(
    'plan.year_too_far',
    'year',
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

export function areaUnclear(): Problem {
  return atField(
    'plan.area_unclear',
    'areaNo',
    'โปรดเลือกเขตในความรับผิดชอบของท่าน',
    'Choose an Area within your responsibility.',
  );
}

export function provinceNotOfArea(): Problem {
  return atField(
    'plan.province_not_of_area',
    'provinceIso',
    'จังหวัดนี้ไม่อยู่ในเขตที่เลือก',
    'This province does not lie in the chosen Area.',
  );
}

export function yearNotOpen(be: number): Problem {
  return atField(
    'plan.year_not_open',
    'be',
    `ปีงบประมาณ ${be} ยังไม่เปิด ส่วนกลางเป็นผู้เปิดปี`,
    `Fiscal year ${be} is not open yet; the centre opens it.`,
    409,
  );
}

export function lineThereAlready(): Problem {
  return atField(
    'plan.line_there_already',
    'measure',
    'มีรายการแผนที่นับสิ่งเดียวกันนี้ในปีและพื้นที่เดียวกันแล้ว ถ้ามีสองรายการจะนับซ้ำ',
    'A line of this year and place counts the same already; with two it would be counted twice.',
    409,
  );
}

export function unitUnclear(): Problem {
  return atField(
    'plan.unit_unclear',
    'unit',
    'โปรดใส่หน่วยนับ เฉพาะเมื่อเลือกนับสิ่งอื่น ๆ',
    'Give a unit where something else is measured, and only there.',
  );
}

export function baselineUnclear(): Problem {
  return atField(
    'plan.baseline_unclear',
    'baselineBasis',
    'ค่าฐานต้องบอกที่มา และที่มาต้องมีค่าฐาน',
    'A baseline says where it comes from; neither stands alone.',
  );
}

export function moneyUnclear(field: string): Problem {
  return atField(
    'plan.money_unclear',
    field,
    'ใส่งบประมาณให้ครบตามแหล่งเงินที่เลือก รายการที่ไม่ใช้งบประมาณไม่มีช่องเงิน',
    'Give the money of each plan that pays; a line without budget has none.',
  );
}

export function partsNotTotal(sum: string, typed: string): Problem {
  return atField(
    'plan.parts_not_total',
    'plannedTotal',
    `ยอดรวมที่กรอก ${typed} ไม่เท่ากับผลรวมของส่วนย่อย ${sum}`,
    `The total typed, ${typed}, is not the sum of its parts, ${sum}.`,
  );
}

export function moneyOutOfOrder(): Problem {
  return atField(
    'plan.money_out_of_order',
    'spent',
    'เบิกจ่ายต้องไม่เกินที่ผูกพัน และที่ผูกพันต้องไม่เกินแผน ถ้าแผนเปลี่ยน โปรดแก้แผนก่อน',
    'What is spent is at most what is committed, and that at most what is planned. If the plan changed, change the plan first.',
  );
}

export function noSuchMoney(): Problem {
  return atField(
    'plan.no_such_money',
    'budgetClass',
    'รายการนี้ไม่มีเงินจากแหล่งนี้',
    'This line has no money of this plan.',
  );
}

export function isCounted(): Problem {
  return atField(
    'plan.is_counted',
    'actual',
    'ผลของรายการนี้ระบบนับจากบันทึกงาน จึงไม่กรอกเอง',
    'What came of this line is counted from the records, and not typed.',
    409,
  );
}

export function ownProposal(): Problem {
  return problem('plan.own_proposal', {
    th: 'ผู้เสนอแผนอนุมัติแผนของตนเองไม่ได้ โปรดให้ผู้มีอำนาจคนอื่นอนุมัติ',
    en: 'Whoever proposed a line does not approve it. Let somebody else who may.',
    status: 409,
  });
}

export function nothingToCarry(): Problem {
  return problem('plan.nothing_to_carry', {
    th: 'รายการนี้ครบเป้าหมายและใช้เงินครบแล้ว จึงไม่มีอะไรยกไปปีหน้า',
    en: 'This line met its target and spent its money; nothing is left to carry over.',
    status: 409,
  });
}

export function perDiemUnclear(): Problem {
  return atField(
    'plan.per_diem_unclear',
    'persons',
    'เบี้ยเลี้ยงต้องบอกจำนวนคนและจำนวนวัน (ครึ่งวันใส่ 0.5)',
    'A per-diem says for how many people and days (half a day is 0.5).',
  );
}

export function evidenceUnclear(): Problem {
  return atField('plan.evidence_unclear', 'whatFor', 'โปรดบอกว่าจ่ายเป็นค่าอะไร', 'Say what was paid for.');
}

export function evidenceTwice(): Problem {
  return atField(
    'plan.evidence_twice',
    'documentNo',
    'เอกสารนี้บันทึกไว้แล้วด้วยรายการและจำนวนเงินเดียวกัน จึงไม่นับซ้ำ',
    'This document is entered already for the same thing and amount, and is not counted twice.',
    409,
  );
}

export function noMoneyPaid(): Problem {
  return atField('plan.no_money_paid', 'amount', 'จำนวนเงินต้องมากกว่า 0', 'The amount is more than 0.');
}

export function lineClosed(): Problem {
  return problem('plan.line_closed', {
    th: 'รายการแผนนี้ไม่เปิดให้แก้ไขแล้ว หลักฐานคงไว้ตามเดิม',
    en: 'This line is not open to changes any more; its evidence stays as it is.',
    status: 409,
  });
}
