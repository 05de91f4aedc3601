/** Words of the map of what was done. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    title: 'แผนที่สิ่งที่ทำแล้ว',
    lead: 'แผนที่นี้แสดงสิ่งที่โครงการทำ คือ เข้าร่วม ประชุม ลงพื้นที่ อบรม และให้คำปรึกษา ไม่เคยแสดงอัตราของข้อสังเกต สีเข้มแปลว่าทำมาก ไม่ได้แปลว่ามีปัญหามาก',
    show: 'แสดง',
    measures: {
      enrolled: 'ปีที่เข้าร่วม',
      met: 'ประชุม',
      visited: 'ลงพื้นที่และคลินิกเคลื่อนที่',
      trained: 'อบรม',
      advised: 'ให้คำปรึกษา',
    },
    units: { enrolled: 'ปี', met: 'ครั้ง', visited: 'ครั้ง', trained: 'ครั้ง', advised: 'เรื่อง' },
    period: 'ช่วงเวลา',
    allYears: 'ทุกปี',
    of: (measure: string, period: string) => `${measure} ${period} นับจากทะเบียนของโครงการ`,
    unknownNote: 'ลายขีด: ไม่ทราบ แหล่งข้อมูลนับจังหวัดของเขตนั้นไว้โดยไม่บอกชื่อ จึงบอกไม่ได้ว่าจังหวัดใดไม่ได้เข้าร่วม',
    recordedNote: 'นับเฉพาะที่มีบันทึกพร้อมที่มา 0 แปลว่าไม่มีบันทึก ไม่ได้แปลว่าไม่ได้ทำ',
    areas: 'รวมเป็นเขต',
    area: 'เขต',
    provinces: 'จังหวัดที่มีบันทึก',
    sum: 'รวม',
  },
  {
    title: 'Map of what was done',
    lead: 'This map shows what the programme did: enrolment, meetings, field visits, training, advice. It never shows rates of observations. Dark means that much was done, not that much is wrong.',
    show: 'Show',
    measures: {
      enrolled: 'Years enrolled',
      met: 'Meetings',
      visited: 'Field visits and mobile clinics',
      trained: 'Trainings',
      advised: 'Advice given',
    },
    units: { enrolled: 'years', met: 'times', visited: 'times', trained: 'times', advised: 'matters' },
    period: 'Period',
    allYears: 'all years',
    of: (measure: string, period: string) => `${measure}, ${period}, counted from the programme’s register`,
    unknownNote:
      'Hatched: not known. The sources count provinces of that Area without naming them, so which did not take part cannot be said.',
    recordedNote:
      'Only what is recorded with its source is counted. 0 means no record, not that nothing was done.',
    areas: 'By Area',
    area: 'Area',
    provinces: 'Provinces with a record',
    sum: 'Sum',
  },
);
