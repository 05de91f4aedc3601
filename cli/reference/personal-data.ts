/** docs/reference/personal-data.md: whose data each table holds, on what ground, and for how long. */
import { readHeld } from '#office/personal-data/held.ts';
import { page, table, type Page } from './page.ts';

export function personalDataPage(): Page {
  const { grounds, keeps, tables } = readHeld();
  const all = Object.entries(tables);
  const both = ({ th, en }: { th: string; en: string }) => `${th} · ${en}`;
  const whose = { member: 'ผู้ใช้ระบบ · members', others: 'ผู้อื่นด้วย · others too' };
  const rows = all.flatMap(([name, held]) =>
    held.about === 'nobody' ? [] : [[`\`${name}\``, whose[held.about], both(held), held.ground, held.keep]],
  );
  const nobody = all.filter(([, held]) => held.about === 'nobody').map(([name]) => `\`${name}\``);
  const checked = (verified: boolean) => (verified ? 'ตรวจทานแล้ว · checked' : 'ยังไม่ได้ตรวจทาน · not checked');
  return page(
    'personal-data.md',
    'ข้อมูลส่วนบุคคลที่ถือ · Personal data that is held',
    'มาจาก [held.yaml](../../office/personal-data/held.yaml) ตารางใหม่ที่ไม่อยู่ในไฟล์นี้ทำให้การทดสอบไม่ผ่าน · From [held.yaml](../../office/personal-data/held.yaml); a table that is not in it fails a test.',
    table(['ตาราง · table', 'ของใคร · whose', 'อะไร · what', 'ฐาน · ground', 'เก็บ · kept'], rows),
    '## ฐาน · Grounds',
    table(
      ['', 'พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 · PDPA', 'ตัวบท · against the text'],
      Object.entries(grounds).map(([name, ground]) => [name, both(ground), checked(ground.verified)]),
    ),
    '## เก็บนานเท่าใด · How long',
    table(
      ['', 'จนถึงเมื่อใด · until when', 'ลบเอง · goes by itself'],
      Object.entries(keeps).map(([name, keep]) => [
        name,
        both(keep),
        keep.days === undefined ? null : `${keep.days} วัน · days`,
      ]),
    ),
    '## ไม่มีข้อมูลส่วนบุคคล · No personal data',
    nobody.join(', '),
  );
}
