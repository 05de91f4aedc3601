/** The governor's sheet on paper: one A4 with the page's figures, whatever anybody wrote. */
import { describe, expect, test } from 'vitest';
import { renderPdf } from '#platform/typst/pdf.ts';
import { printedText } from '#platform/typst/printed-text.ts';
import { printPaper, provincePaper } from './province-paper.ts';
import type { ProvinceSheet } from './province-sheet.ts';
import type { Activity } from './activities.ts';

const activity = (id: string, titleTh: string, onDay: string): Activity =>
  ({ id, titleTh, titleEn: titleTh, onDay, reportedOn: null }) as Activity;

const sheet: ProvinceSheet = {
  province: { iso: 'TH-74', th: 'สมุทรสาคร', en: 'Samut Sakhon', areaNo: 7, areaSource: 'x', areaVerified: true, regionNo: 7, regionVerified: false }, // prettier-ignore
  be: 2570,
  today: 20_779, // 22 Nov 2026
  isDesk: false,
  districts: 3,
  allDone: { iso: 'TH-74', th: '', en: '', areaNo: 7, areaVerified: true, enrolledYears: [2563, 2570], workshops: 2, visits: 0, clinics: 1, trainings: 1, advised: 14, newestDay: null }, // prettier-ignore
  items: { watching: 3, preventing: 5, deterring: 1, halting: 0, ended: 2, notTold: 4 },
  promised: { open: 6, overdue: 1, claimed: 7, verified: 8 },
  due: [{ id: 'r', number: 'ขสน.7/2570/0001', agencyTh: 'เทศบาลตำบลสมมุติ', agencyEn: null, advice: 'ลงชื่อนักเรียนทุกวัน', dueOn: '2026-12-01', overdue: false }], // prettier-ignore
  planned: [activity('p', 'ประชุมติดตามความก้าวหน้า', '2026-12-15')],
  done: [activity('d', 'ลงพื้นที่ตลาดสมมุติ', '2026-11-05')],
  asks: [{ key: '1', kind: 'letter', th: 'ขอรายชื่อคณะทำงาน', en: '', dueOn: '2026-11-30', href: null }],
};

/** Without spaces: words are set one by one. */
const shown = (given: Partial<ProvinceSheet> = {}) =>
  printedText(provincePaper({ ...sheet, ...given }, true)).replace(/\s/gu, '');
const bare = (text: string) => text.replace(/\s/gu, '');
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type ?\/Page\b/gu)?.length;

describe('the sheet', () => {
  test('holds every figure of the page, with its period, its day and who may rely on it', () => {
    const text = shown();
    for (const words of [
      'จังหวัดสมุทรสาคร', 'ปีงบประมาณ 2570', 'ข้อมูล ณ วันที่ 22 พ.ย. 2569', 'สำนักงาน ปปท. เขต 7',
      'สำนักงาน ป.ป.ช. ภาค 7 (ยังไม่ยืนยัน)', '3 อำเภอ', '2563, 2570', 'ประชุม2', '14 เรื่อง',
      'สิ่งที่ขอจากท่าน', 'ตอบหนังสือ: ขอรายชื่อคณะทำงาน (ภายใน 30 พ.ย. 2569)', 'เฉพาะประเด็นที่เขตแบ่งปัน',
      'เกินกำหนด1', 'รอยืนยัน7', 'ยืนยันแล้วในปีนี้8', 'ลงชื่อนักเรียนทุกวัน', '1 ธ.ค. 2569', 'ขสน.7/2570/0001',
      '15 ธ.ค. 2569 · ประชุมติดตาม', '5 พ.ย. 2569 · ลงพื้นที่ตลาดสมมุติ', 'ไม่ใช่ข้อกล่าวหา', 'เอกสารสาธิต',
    ]) expect(text, words).toContain(bare(words)); // prettier-ignore
    for (const [name, count] of [
      ['เฝ้าระวัง', 3],
      ['ป้องกัน', 5],
      ['ป้องปราม', 1],
      ['สิ้นสุด', 2],
    ] as const)
      expect(text).toContain(`${name}${count}`);
  });

  test('says plainly where nothing is recorded, asked or due', () => {
    const none = { asks: [], due: [], planned: [], done: [] };
    const text = shown({ ...none, allDone: { ...sheet.allDone, enrolledYears: [], advised: null } });
    for (const words of ['ยังไม่พบ', 'ขณะนี้ไม่มีเรื่องค้าง', 'ไม่มีข้อเสนอแนะที่รอดำเนินการ', 'ยังไม่มีกำหนดการ'])
      expect(text).toContain(words);
  });

  test('is one page with its fonts in it, however much there is and however long it is; the rest is counted', async () => {
    const long = 'ขอให้ทบทวนกระบวนงานตรวจรับพัสดุและการลงทะเบียนผู้มีสิทธิ์ของทุกหน่วยงานในพื้นที่ '.repeat(6);
    const many = <One extends object>(one: One) => Array.from({ length: 30 }, () => ({ ...one }));
    const full = {
      ...sheet,
      asks: many({ ...sheet.asks[0]!, th: long }),
      due: many({ ...sheet.due[0]!, advice: long, agencyTh: long, overdue: true }),
      planned: many(activity('p', long, '2026-12-15')),
      done: many(activity('d', long, '2026-11-05')),
      allDone: { ...sheet.allDone, enrolledYears: [2562, 2563, 2564, 2565, 2566, 2567, 2568, 2569, 2570] },
    };
    const pdf = await renderPdf(provincePaper(full, true));
    expect(pagesOf(pdf)).toBe(1);
    expect(pagesOf(await renderPdf(provincePaper(sheet, false)))).toBe(1);
    const text = pdf.toString('latin1');
    expect(text).toMatch(/\/FontFile[23]/u);
    expect(
      new Set(text.match(/\/BaseFont ?\/[A-Z]{6}\+[\w-]+/gu)?.map((name) => name.split('+')[1]!)),
    ).toEqual(new Set(['Sarabun-Regular', 'Sarabun-Bold']));
    expect(shown(full)).toContain('และอีก24เรื่อง');
    expect(shown(full)).toContain('2562–2570');
  });

  test('is printed although somebody wrote a sign that no font has', async () => {
    const asks = [{ ...sheet.asks[0]!, th: 'ขอรายชื่อ 🌾 漢 คณะทำงาน' }];
    expect(pagesOf(await printPaper(provincePaper({ ...sheet, asks }, true)))).toBe(1);
  });

  test('shows what people wrote as they wrote it', () => {
    const marks = '#read("a") $x$ *a* <b> [c] \\';
    expect(shown({ asks: [{ ...sheet.asks[0]!, th: marks }] })).toContain(bare(marks));
  });
});
