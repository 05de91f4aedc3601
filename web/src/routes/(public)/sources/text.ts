/** Words of the page about the data. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    title: 'ข้อมูลมาจากไหน ขาดอะไร',
    lead: 'ทุกตัวเลขในระบบนี้มีที่มา สิ่งที่ไม่มีใครยืนยันมีเครื่องหมาย “ยังไม่ยืนยัน” สิ่งที่ไม่รู้เขียนว่าไม่ทราบ',
    of: (part: string, whole: string) => `${part} จาก ${whole}`,
    what: 'ข้อมูล',
    known: 'ที่มี',
    missing: 'ที่ขาด',
    programme: 'ปีของโครงการ',
    programmeKnown: (places: number, named: number, activities: number) =>
      `ที่ในจำนวนของแต่ละปีรวม ${places} แห่ง ทราบชื่อจังหวัด ${named} · กิจกรรม ${activities} ครั้ง จากข่าวและประกาศที่อ้างไว้ท้ายหน้า`,
    programmeMissing: (uncounted: number, results: number) =>
      `กิจกรรม ${uncounted} ครั้งไม่มีจำนวนผู้เข้าร่วม · ผลที่รายงาน ${results} ข้อ ไม่มีข้อใดเป็นตัวเลข · ปี 2564–2565 ไม่พบข้อมูล`,
    territory: 'เขต ภาค จังหวัด อำเภอ',
    territoryKnown: (areas: number, districts: number) =>
      `77 จังหวัด มีแหล่งข้อมูลบอกเขต ${areas} · ${districts} อำเภอ จากรายการเปิด (thai-province-data, สัญญาอนุญาต MIT)`,
    territoryMissing: (areas: number, seats: number) =>
      `เขตของ ${areas} จังหวัดและที่ตั้งของ ${seats} สำนักงานเขตยังไม่ยืนยัน · รายชื่ออำเภอยังไม่ได้เทียบกับกรมการปกครอง`,
    clinics: 'คลินิก',
    clinicsKnown: (areas: number) => `พบชื่อคลินิกของ ${areas} เขต`,
    clinicsMissing: (addresses: number) => `ที่อยู่ที่ทราบ ${addresses} แห่ง เวลาทำการและโทรศัพท์ส่วนใหญ่ไม่ทราบ`,
    contracts: 'สัญญาจัดซื้อจัดจ้าง (e-GP)',
    contractsKnown: (rows: string, files: number) => `อ่าน ${rows} แถว จาก ${files} ไฟล์ ของกรมบัญชีกลาง`,
    contractsMissing: (waiting: string, sampled: number) =>
      `${waiting} แถวรอแก้ไข · ไฟล์ตัวอย่าง ${sampled} ไฟล์ · ไม่มีรายชื่อผู้ยื่นข้อเสนอที่แพ้ ไม่มีเหตุผลของวิธีเฉพาะเจาะจง · หน่วยงานที่ต้นทางตัดที่ 300 แถวไม่ใช้คำนวณทั้งปี`,
    asAt: 'ข้อมูล ณ วันที่',
    noContracts: 'ยังไม่ได้นำข้อมูลสัญญาเข้า',
    noContractsMissing: 'ทั้งหมด',
    holidays: 'วันหยุดราชการ',
    holidaysKnown: (all: number, verified: number) => `${all} วัน ยืนยันแล้ว ${verified}`,
    holidaysMissing: 'วันหยุดพิเศษที่คณะรัฐมนตรีประกาศภายหลัง เจ้าหน้าที่ต้องบันทึกเพิ่ม',
    law: 'กฎหมายที่อ้าง',
    lawKnown: (all: number, verified: number) => `${all} ฉบับ อ่านจากราชกิจจานุเบกษาแล้ว ${verified}`,
    lawMissing: 'เลขมาตราบางส่วนจดจากความทรงจำ โปรดตรวจกับฉบับจริงก่อนอ้าง',
    personsTitle: 'บุคคลธรรมดาและบริษัท',
    persons: 'ชื่อบุคคลธรรมดาในข้อมูลสัญญาถูกปิดทุกหน้า หน้าสาธารณะไม่มีชื่อหน่วยงานหรือผู้ขายที่มีข้อสังเกต',
    sources: 'แหล่งที่อ่านเรื่องปีของโครงการ',
    sourcesNote: 'เราเล่าด้วยถ้อยคำของเราเอง และไม่เก็บชื่อบุคคลจากแหล่งเหล่านี้ ใช้เพียงตำแหน่ง สถานที่ วันที่ และจำนวน',
    credits:
      'เส้นแผนที่ svg-maps (CC BY 4.0) · ตัวอักษร Sarabun และ IBM Plex Sans Thai (SIL OFL) · รายชื่ออำเภอ Kongvut Sangkla (MIT)',
    creditsTitle: 'ขอบคุณ',
  },
  {
    title: 'Where the data is from, and what is missing',
    lead: 'Every figure here has a source. What nobody verified is marked “not verified”; what is not known says so.',
    of: (part: string, whole: string) => `${part} of ${whole}`,
    what: 'Data',
    known: 'What there is',
    missing: 'What is missing',
    programme: 'The programme’s years',
    programmeKnown: (places: number, named: number, activities: number) =>
      `${places} places in the years’ quotas, ${named} provinces by name · ${activities} activities, from the news and notices named below`,
    programmeMissing: (uncounted: number, results: number) =>
      `${uncounted} activities without a number of people · ${results} reported results, none of them a figure · nothing found for 2564–2565`,
    territory: 'Areas, Regions, provinces, districts',
    territoryKnown: (areas: number, districts: number) =>
      `77 provinces, ${areas} with a source for their Area · ${districts} districts from an open list (thai-province-data, MIT licence)`,
    territoryMissing: (areas: number, seats: number) =>
      `The Area of ${areas} provinces and the seats of ${seats} Area offices are not verified · the list of districts was not compared with the Department of Provincial Administration`,
    clinics: 'Clinics',
    clinicsKnown: (areas: number) => `Clinics of ${areas} Areas were found by name`,
    clinicsMissing: (addresses: number) =>
      `${addresses} known addresses; hours and telephones are mostly unknown`,
    contracts: 'Procurement contracts (e-GP)',
    contractsKnown: (rows: string, files: number) =>
      `${rows} rows read from ${files} files of the Comptroller General’s Department`,
    contractsMissing: (waiting: string, sampled: number) =>
      `${waiting} rows wait to be mended · ${sampled} files are samples · no bidders that lost, no reasons for direct awards · agencies cut at 300 rows by the source carry no whole-year figure`,
    asAt: 'Data as at',
    noContracts: 'No contract data was taken in yet',
    noContractsMissing: 'All of it',
    holidays: 'Public holidays',
    holidaysKnown: (all: number, verified: number) => `${all} days, ${verified} verified`,
    holidaysMissing: 'Special holidays that the cabinet adds later must be entered by officers',
    law: 'Law referred to',
    lawKnown: (all: number, verified: number) => `${all} texts, ${verified} read in the Royal Gazette`,
    lawMissing: 'Some section numbers are from memory. Check the text before quoting.',
    personsTitle: 'Persons and firms',
    persons:
      'Names of natural persons in contract data are covered on every page. Public pages name no agency and no seller that carries an observation.',
    sources: 'Where the programme’s years were read',
    sourcesNote:
      'Told in our own words. No person’s name is kept from these sources: only posts, places, days and numbers.',
    credits:
      'Map outlines: svg-maps (CC BY 4.0) · typefaces: Sarabun and IBM Plex Sans Thai (SIL OFL) · list of districts: Kongvut Sangkla (MIT)',
    creditsTitle: 'With thanks',
  },
);
