/** What can stand in the way of the plan's tree and its targets. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string): Problem {
  return problem(code, { th, en, status: 422, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export const idTaken = () => atField('plan_tree.id_taken', 'slug', 'มีรหัสนี้อยู่แล้ว', 'This id is taken already.');

export const notBelow = () =>
  atField(
    'plan_tree.not_below',
    'kind',
    'เพิ่มใต้รายการนี้ไม่ได้ แนวทางอยู่ใต้เป้าหมาย ลักษณะโครงการอยู่ใต้แนวทาง กิจกรรมสำคัญอยู่ใต้ลักษณะโครงการ',
    'Not below this: guidelines stand below goals, kinds of project below guidelines, key activities below kinds of project.',
  );

export const onlyAddedLines = () =>
  problem('plan_tree.only_added_lines', {
    th: 'รายการของแผนระดับชาตินี้มาจากแหล่งที่มา แก้ไขหรือเลิกใช้ที่หน้านี้ไม่ได้',
    en: 'This line of the national plan comes from its source and is not changed on a page.',
    status: 409,
  });

export const amendedAlready = () =>
  problem('plan_tree.amended_already', {
    th: 'รายการนี้มีฉบับแก้ไขแล้ว แก้ไขหรือเพิ่มที่ฉบับล่าสุด',
    en: 'This line has been amended already: amend its latest version, or add below that.',
    status: 409,
  });

export const amendedTooEarly = () =>
  atField(
    'plan_tree.amended_too_early',
    'fromBe',
    'ปีที่เริ่มใช้ฉบับแก้ไขต้องอยู่หลังปีแรกของรายการเดิม และไม่เกินปีสุดท้าย',
    'The amendment must begin after the first year of the line and not after its last.',
  );

export const onlyGuidelines = () =>
  problem('plan_tree.only_guidelines', {
    th: 'บันทึกเหตุผลและตัวชี้วัดที่ผลักดันได้เฉพาะแนวทาง',
    en: 'Grounds, and what is to be moved, are kept of guidelines alone.',
    status: 409,
  });

export const noSuchIndicator = () =>
  atField('plan_tree.no_such_indicator', 'indicatorId', 'ไม่พบตัวชี้วัดนี้', 'There is no such indicator.');

export const wholeMissing = () =>
  atField(
    'indicators.whole_missing',
    'partBTh',
    'อัตราส่วนต้องมีตัวหาร ทั้งสองภาษา',
    'A ratio takes a whole, in both languages.',
  );

export const baselinePartial = () =>
  atField(
    'indicators.baseline_partial',
    'baseline',
    'ค่าฐานต้องมีปีและแหล่งที่มาด้วย หรือเว้นไว้ทั้งสาม',
    'A baseline takes its year and its source, or leave all three empty.',
  );

export const noteInOneLanguage = () =>
  atField(
    'indicators.note_in_one_language',
    'noteEn',
    'หมายเหตุต้องมีทั้งสองภาษา',
    'A note takes both languages.',
  );

export const goalUnknown = () =>
  atField('indicators.goal_unknown', 'goalId', 'เลือกเป้าหมายของแผน', 'Choose a goal of the plan.');

export const yearsTurned = () =>
  atField(
    'targets.years_turned',
    'toBe',
    'ปีสิ้นสุดต้องไม่ก่อนปีเริ่ม และไตรมาสใช้กับปีเดียว',
    'It must not end before it begins, and a quarter is of one year.',
  );

export const proposedAlready = () =>
  atField(
    'targets.proposed_already',
    'value',
    'มีค่าที่เสนอไว้สำหรับช่วงนี้อยู่แล้ว รอพิจารณา',
    'A target for this period is proposed already and waits.',
  );

export const notYourPlace = () =>
  atField(
    'targets.not_your_place',
    'provinceIso',
    'เสนอได้เฉพาะพื้นที่ของท่าน ค่าของทั้งประเทศเสนอโดยส่วนกลาง',
    'Only of your own place; the nation’s are proposed by the centre.',
  );

export const ownProposal = () =>
  problem('targets.own_proposal', {
    th: 'ผู้เสนอพิจารณาค่าที่ตนเสนอไม่ได้',
    en: 'Whoever proposed a target does not decide on it.',
    status: 403,
  });

export const sameValue = () =>
  atField('targets.same_value', 'value', 'เป็นค่าเดียวกับที่ใช้อยู่', 'It is the target in force already.');
