/**
 * What a province is weighed by: readiness (may be printed) and need (staff only). Each is read on a scale of its
 * own, from 0 to `full`, where it counts wholly; the scale is kept in every record, so an old one keeps its own.
 */

export type Sheet = 'readiness' | 'need';

interface CriterionFacts {
  sheet: Sheet;
  th: string;
  en: string;
  /** At the head of a narrow column. */
  shortTh: string;
  shortEn: string;
  /** What is read, and from where. */
  readTh: string;
  readEn: string;
  unitTh: string;
  unitEn: string;
  /** Value from which on it counts wholly, in the unit, with three decimals. */
  full: string;
  /** Weight that a new selection proposes; the desk sets its own. */
  weight: string;
}

export const criteria = {
  governor_will: {
    sheet: 'readiness',
    th: 'ความประสงค์ของผู้ว่าราชการจังหวัด',
    en: 'The governor’s will',
    shortTh: 'ผู้ว่าฯ',
    shortEn: 'Governor',
    readTh: 'เจ้าหน้าที่บันทึก: แจ้งเป็นหนังสือ = 1, แจ้งด้วยวาจา = 0.6, ไม่ประสงค์ = 0',
    readEn: 'entered by the desk: in writing = 1, by word of mouth = 0.6, not wanted = 0',
    unitTh: 'ส่วนของ 1',
    unitEn: 'part of 1',
    full: '1.000',
    weight: '20.00',
  },
  coordinator_named: {
    sheet: 'readiness',
    th: 'มีผู้ประสานงานของจังหวัด',
    en: 'A coordinator is named',
    shortTh: 'ผู้ประสานงาน',
    shortEn: 'Coordinator',
    readTh: 'เจ้าหน้าที่บันทึก: แต่งตั้งแล้ว = 1, ยังไม่มี = 0',
    readEn: 'entered by the desk: named = 1, not yet = 0',
    unitTh: 'ส่วนของ 1',
    unitEn: 'part of 1',
    full: '1.000',
    weight: '10.00',
  },
  past_participation: {
    sheet: 'readiness',
    th: 'การเข้าร่วมที่ผ่านมา',
    en: 'Past participation',
    shortTh: 'ปีที่เคยร่วม',
    shortEn: 'Years before',
    readTh: 'จำนวนปีงบประมาณที่มีบันทึกกิจกรรมในจังหวัด ครบ 3 ปีนับเต็ม',
    readEn: 'fiscal years with a recorded activity in the province; 3 count wholly',
    unitTh: 'ปี',
    unitEn: 'years',
    full: '3.000',
    weight: '5.00',
  },
  never_enrolled: {
    sheet: 'readiness',
    th: 'ยังไม่เคยเข้าร่วมโครงการ',
    en: 'Never enrolled',
    shortTh: 'ไม่เคยเข้า',
    shortEn: 'Never enrolled',
    readTh: 'ไม่มีแหล่งใดระบุชื่อว่าเคยเข้าร่วม = 1 ถ้าเขตมีที่ซึ่งแหล่งข้อมูลไม่บอกชื่อ ขอบล่างเป็น 0',
    readEn: 'no source names it as enrolled = 1; where the Area has places without a name, the low end is 0',
    unitTh: 'ส่วนของ 1',
    unitEn: 'part of 1',
    full: '1.000',
    weight: '15.00',
  },
  risk: {
    sheet: 'need',
    th: 'สัดส่วน อปท. ที่มีข้อสังเกตหลายด้าน',
    en: 'Share of local administrations with observations of several kinds',
    shortTh: 'ข้อสังเกต %',
    shortEn: 'Observations %',
    readTh:
      'จากข้อมูลสัญญา นับเฉพาะ อปท. ที่ข้อมูลครบปี ช่วงร้อยละ 95 ขอบบนนับ อปท. ที่ข้อมูลไม่ครบว่าอาจมีทั้งหมด ร้อยละ 30 นับเต็ม',
    readEn:
      'from contract data, local administrations with a whole year only; 95 % interval, whose high end counts those without a whole year as if all had some; 30 % counts wholly',
    unitTh: 'ร้อยละ',
    unitEn: '%',
    full: '30.000',
    weight: '25.00',
  },
  open_recommendations: {
    sheet: 'need',
    th: 'ข้อเสนอแนะที่ยังไม่แล้วเสร็จ',
    en: 'Open recommendations',
    shortTh: 'ข้อเสนอแนะ',
    shortEn: 'Advice open',
    readTh: 'จากทะเบียนของสำนักงาน 10 ข้อนับเต็ม',
    readEn: 'from the office’s own register; 10 count wholly',
    unitTh: 'ข้อ',
    unitEn: 'recommendations',
    full: '10.000',
    weight: '10.00',
  },
  complaints: {
    sheet: 'need',
    th: 'เรื่องที่ศูนย์ดำรงธรรมอำเภอรับ (เป็นช่วง)',
    en: 'Matters received by district centres (banded)',
    shortTh: 'เรื่องรับ',
    shortEn: 'Matters',
    readTh:
      'เฉลี่ยต่ออำเภอต่อเดือนในรอบ 12 เดือน เฉพาะเมื่อได้รายงานอย่างน้อยครึ่งหนึ่ง จำนวนน้อยเป็นช่วง 1–4 และ 10 เรื่องนับเต็ม',
    readEn:
      'per district and month over 12 months, only where at least half was reported; small figures are the band 1–4; 10 count wholly',
    unitTh: 'เรื่องต่ออำเภอต่อเดือน',
    unitEn: 'matters per district and month',
    full: '10.000',
    weight: '5.00',
  },
  ita: {
    sheet: 'need',
    th: 'ผลประเมิน ITA',
    en: 'ITA result',
    shortTh: 'ITA',
    shortEn: 'ITA',
    readTh: 'ยังไม่มีแหล่งข้อมูลในระบบ จึงไม่ทราบสำหรับทุกจังหวัด',
    readEn: 'no source here yet, so it is unknown for every province',
    unitTh: 'คะแนนที่ขาดจาก 100',
    unitEn: 'points short of 100',
    full: '50.000',
    weight: '0.00',
  },
  never_visited: {
    sheet: 'need',
    th: 'ยังไม่เคยลงพื้นที่หรือตั้งคลินิกเคลื่อนที่',
    en: 'Never visited',
    shortTh: 'ไม่เคยไป',
    shortEn: 'Never visited',
    readTh: 'ไม่มีบันทึกการลงพื้นที่เฝ้าระวังหรือคลินิกเคลื่อนที่ในจังหวัด = 1',
    readEn: 'no field watch and no mobile clinic is recorded in the province = 1',
    unitTh: 'ส่วนของ 1',
    unitEn: 'part of 1',
    full: '1.000',
    weight: '10.00',
  },
} as const satisfies Record<string, CriterionFacts>;

export type Criterion = keyof typeof criteria;

export const criterionNames = Object.keys(criteria) as [Criterion, ...Criterion[]];

export const criteriaOf = (sheet: Sheet): Criterion[] =>
  criterionNames.filter((name) => criteria[name].sheet === sheet);
