/** What npm start prints once the site answers: where it is, how to enter, and the programme's years. */
import type { Store } from '#platform/postgres/store.ts';
import { fiscalYears, type FiscalYear } from '#programme/queries.ts';

export interface SignIn {
  email: string;
  password: string;
  /** What the person does. */
  words: string;
}

export interface Welcome {
  store: Store;
  address: string;
  /** Path of the first administrator's one-time link; null where there is an administrator. */
  link: string | null;
  /** Of the demonstration's invented people; empty for real work. */
  signIns: readonly SignIn[];
}

/** The text, ready to print. */
export async function welcome({ store, address, link, signIns }: Welcome): Promise<string> {
  const years = await store.within({ kind: 'public' }, (tx) => fiscalYears(tx));
  return [
    '',
    `ตรวจขับ · Truatkhap   ${address}`,
    '',
    ...(link === null
      ? []
      : [
          'ลิงก์ใช้ครั้งเดียวสำหรับผู้ดูแลระบบคนแรก · one-time link for the first administrator:',
          `  ${address}${link}`,
          '',
        ]),
    'ปีงบประมาณของโครงการ · the programme’s fiscal years:',
    ...years.map(yearLine),
    '',
    ...signInLines(signIns),
    'หยุดด้วย Ctrl+C · stop with Ctrl+C',
  ].join('\n');
}

function yearLine(year: FiscalYear): string {
  const { be, enrolled, enrolledByName: named, activities } = year;
  return `  ${be}  จังหวัดเข้าร่วม ${enrolled} (ทราบชื่อ ${named}) กิจกรรม ${activities} · ${enrolled} provinces enrolled (${named} known by name), ${activities} activities`;
}

function signInLines(signIns: readonly SignIn[]): string[] {
  if (signIns.length === 0) return [];
  return [
    'บัญชีสาธิต (บุคคลสมมุติ) · demonstration sign-ins (invented people):',
    `  รหัสผ่าน · password: ${signIns[0]!.password}`,
    ...signIns.map(({ email, words }) => `  ${email.padEnd(34)} ${words}`),
    '',
  ];
}
