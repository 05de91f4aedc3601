/** Words of the nine Areas and of one Area. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    title: 'เขตทั้งเก้า',
    lead: 'สำนักงาน ปปท. เขต 1–9 เป็นผู้ดำเนินโครงการในพื้นที่ กรุงเทพมหานครอยู่กับส่วนกลาง ยังไม่พบประกาศรายชื่อจังหวัดของทุกเขต จังหวัดที่มีเครื่องหมาย “ยังไม่ยืนยัน” อนุมานจากการแบ่งเก้าส่วนที่หน่วยงานอื่นใช้ร่วมกัน',
    provinces: (count: number) => `จังหวัดในเขต (${count})`,
    seat: 'ที่ตั้งสำนักงาน',
    seatUnknown: 'ไม่ทราบ',
    clinic: 'คลินิกของเขต',
    clinicGo: 'ดูคลินิกของเขตนี้',
    noClinic: 'ยังไม่พบข้อมูลคลินิกของเขตนี้',
    enrolled: 'จังหวัดที่เข้าร่วมในแต่ละปี',
    noEnrolled: 'ยังไม่พบข้อมูลจังหวัดที่เข้าร่วม',
    activities: 'กิจกรรมที่มีบันทึก',
    noActivities: 'ยังไม่พบกิจกรรมของเขตนี้',
    noActivitiesHow: 'กิจกรรมจะขึ้นที่นี่เมื่อมีผู้บันทึกพร้อมที่มา ไม่มีบันทึกไม่ได้แปลว่าไม่ได้ทำ',
    all: 'เขตทั้งเก้า',
    centre: 'ส่วนกลาง',
    centreNote: 'กรุงเทพมหานครไม่อยู่ในเขตใด (ยังไม่ยืนยัน)',
  },
  {
    title: 'The nine Areas',
    lead: 'The Area offices of the PACC, 1 to 9, run the programme in the field. Bangkok belongs to headquarters. No published list of every Area’s provinces was found: those marked “not verified” are inferred from the nine-way split that other bodies share.',
    provinces: (count: number) => `Provinces of the Area (${count})`,
    seat: 'Seat of the office',
    seatUnknown: 'not known',
    clinic: 'Clinic of the Area',
    clinicGo: 'The clinic of this Area',
    noClinic: 'Nothing was found of a clinic of this Area',
    enrolled: 'Enrolled provinces, year by year',
    noEnrolled: 'No enrolled province was found',
    activities: 'Recorded activities',
    noActivities: 'No activity of this Area was found',
    noActivitiesHow:
      'Activities appear here once somebody records them with their source. No record does not mean that nothing was done.',
    all: 'The nine Areas',
    centre: 'Headquarters',
    centreNote: 'Bangkok belongs to no Area (not verified)',
  },
);
