/** Words of a province in one look. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    belongs: 'อยู่ในความรับผิดชอบของ',
    region: (no: number) => `สำนักงาน ป.ป.ช. ภาค ${no}`,
    centre: 'ส่วนกลาง (ไม่อยู่ในเขตใด)',
    districts: (count: number) => `${count} อำเภอ`,
    years: 'เข้าร่วมโครงการ',
    yearsNone: 'ยังไม่พบ',
    meetings: 'ประชุม',
    visits: 'ลงพื้นที่',
    clinics: 'คลินิกเคลื่อนที่',
    trained: 'อบรม',
    advised: 'ให้คำปรึกษา',
    times: (count: number) => `${count} ครั้ง`,
    matters: (count: number) => `${count} เรื่อง`,
    clinic: 'คลินิกของเขต',
  },
  {
    belongs: 'Looked after by',
    region: (no: number) => `NACC Region ${no}`,
    centre: 'Headquarters (in no Area)',
    districts: (count: number) => `${count} districts`,
    years: 'Enrolled',
    yearsNone: 'none found',
    meetings: 'Meetings',
    visits: 'Field visits',
    clinics: 'Mobile clinics',
    trained: 'Trainings',
    advised: 'Advice given',
    times: (count: number) => `${count}`,
    matters: (count: number) => `${count} matters`,
    clinic: 'Clinic of the Area',
  },
);
