/** The demonstration's people: invented names, one or two for every kind of post around Samut Sakhon and its Area. */
import type { Role, ScopeKind } from '#office/staff/roles.ts';

export interface Cast {
  /** The part before @ of the address with which they sign in. */
  key: string;
  name: string;
  position: string;
  /** A second hat, where somebody wears two. */
  posts: readonly [role: Role, kind: ScopeKind, id: string][];
}

/** `agency` is put in for the agency of the agency's people. */
export function demonstrationPeople(agency: string): Cast[] {
  const person = (
    key: string,
    name: string,
    position: string,
    ...posts: [role: Role, kind: ScopeKind, id: string][]
  ): Cast => ({ key, name, position, posts });
  return [
    person('centre', 'สาธิตา ตัวอย่างส่วนกลาง', 'นักวิชาการ (สาธิต)', ['centre_officer', 'nation', '']),
    person('director7', 'สมมุติ ผู้นำทดลอง', 'ผู้อำนวยการ (สาธิต)', ['area_director', 'area', '7']),
    person('officer7', 'อารีสาธิต งานป้องกัน', 'เจ้าหน้าที่กลุ่มงานป้องกัน (สาธิต)', ['area_officer', 'area', '7']),
    person('second7', 'บุญตัวอย่าง อ่านทวน', 'เจ้าหน้าที่กลุ่มงานป้องกัน (สาธิต)', ['area_officer', 'area', '7']),
    person('officer5', 'คำสมมุติ ดอยทดลอง', 'เจ้าหน้าที่กลุ่มงานป้องกัน (สาธิต)', ['area_officer', 'area', '5']),
    person('referral7', 'ระวีสาธิต รับเรื่อง', 'เจ้าหน้าที่กลุ่มงานปราบปราม (สาธิต)', ['referral_officer', 'area', '7']),
    person('governor74', 'ธงตัวอย่าง เมืองสมมุติ', 'ผู้ว่าราชการจังหวัด (สาธิต)', ['governor', 'province', 'TH-74']),
    person('province74', 'เรณูทดลอง งานจังหวัด', 'สำนักงานจังหวัด (สาธิต)', [
      'province_officer',
      'province',
      'TH-74',
    ]),
    person('nacc74', 'ปรีดาสมมุติ ประจำจังหวัด', 'ป.ป.ช. ประจำจังหวัด (สาธิต)', [
      'nacc_province',
      'province',
      'TH-74',
    ]),
    person('nacc', 'แผนสาธิต ส่วนกลางตัวอย่าง', 'ป.ป.ช. ส่วนกลาง (สาธิต)', ['nacc_centre', 'nation', '']),
    person('nacc7', 'ภาคสาธิต เจ็ดตัวอย่าง', 'ป.ป.ช. ภาค 7 (สาธิต)', ['nacc_region', 'region', '7']),
    person(
      'district7401',
      'ดำรงสาธิต รับฟัง',
      'ศูนย์ดำรงธรรมอำเภอ (สาธิต)',
      ['district_centre', 'district', '7401'],
      ['district_office', 'district', '7401'],
    ),
    person('head', 'นายกสมมุติ ท้องถิ่นทดลอง', 'หัวหน้าหน่วยงาน (สาธิต)', ['agency_head', 'agency', agency]),
    person('clerk', 'พัสดุสาธิต เรียบร้อย', 'เจ้าหน้าที่พัสดุ (สาธิต)', ['agency_officer', 'agency', agency]),
    person('dpo', 'คุ้มครองตัวอย่าง ข้อมูลดี', 'เจ้าหน้าที่คุ้มครองข้อมูล (สาธิต)', ['dpo', 'nation', '']),
  ];
}
