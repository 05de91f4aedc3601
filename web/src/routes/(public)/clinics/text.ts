/** Words of the clinics' page. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    title: 'คลินิกส่งเสริมธรรมาภิบาลต่อต้านการทุจริต',
    lead: 'คลินิกให้คำปรึกษา แนะนำ และช่วยแก้ปัญหาให้เจ้าหน้าที่ของรัฐก่อนที่จะเกิดความเสียหาย ปรึกษาได้ทุกที่ทุกเวลา เคลื่อนที่ไปหาหน่วยงาน และลงพื้นที่เพื่อป้องปราม หากจำเป็นระงับยับยั้งได้ทัน',
    askTitle: 'ก่อนถาม',
    ask: [
      'ถามก่อนลงมือ บอกว่าจะทำอะไร ต้องตัดสินใจเมื่อใด และติดขัดที่ใด',
      'คลินิกให้คำแนะนำ ไม่ใช่คำตัดสิน และไม่ใช่การตรวจสอบหรือไต่สวน',
      'การขอคำปรึกษาผ่านระบบนี้ยังไม่เปิด โปรดติดต่อคลินิกของเขตโดยตรง',
    ],
    none: 'ยังไม่พบข้อมูลคลินิกของเขตนี้ ไม่ได้แปลว่าไม่มีคลินิก',
    opened: 'ตั้งเมื่อปี',
    address: 'ที่อยู่',
    hours: 'เวลาทำการ',
    phone: 'โทรศัพท์',
    staff: 'เจ้าหน้าที่',
    people: (count: number) => `${count} คน`,
    mobile: 'หน่วยเคลื่อนที่',
    units: (count: number) => `${count} หน่วย`,
    unknown: 'ไม่ทราบ',
    mobileClinic: 'คลินิกเคลื่อนที่',
    provinces: 'จังหวัดในเขต',
  },
  {
    title: 'Governance clinics against corruption',
    lead: 'A clinic advises state officials and helps them solve problems before harm is done. It can be asked anywhere, at any time; it travels to the agencies and goes into the field to deter; where needed it can hold a wrong back in time.',
    askTitle: 'Before you ask',
    ask: [
      'Ask before you act: what you plan, when you must decide, what stands in the way.',
      'The clinic gives advice. It is no verdict, no audit and no inquiry.',
      'Asking through this site is not open yet. Please contact the Area’s clinic itself.',
    ],
    none: 'Nothing was found of a clinic of this Area. That does not mean there is none.',
    opened: 'Founded in',
    address: 'Address',
    hours: 'Hours',
    phone: 'Telephone',
    staff: 'Staff',
    people: (count: number) => `${count}`,
    mobile: 'Mobile units',
    units: (count: number) => `${count}`,
    unknown: 'not known',
    mobileClinic: 'Mobile clinic',
    provinces: 'Provinces of the Area',
  },
);
