/** What a reader may see of a natural person: nothing that names one. */
import { describe, expect, test } from 'vitest';
import { maskNamesInText, maskPersonName, maskText, shownName } from './personal-name.ts';

describe('a natural person', () => {
  test('is shown without a name, in both languages', () => {
    expect(maskPersonName('บุคคลธรรมดา 3f9a1c02')).toBe('บุคคลธรรมดา (ปิดชื่อ)');
    expect(shownName('นายตัวอย่าง ทดลอง', true, 'en')).toBe('natural person (name withheld)');
  });
  test('a company keeps its name', () => {
    expect(shownName('บริษัท ตัวอย่าง จำกัด', false)).toBe('บริษัท ตัวอย่าง จำกัด');
    expect(shownName(null, null)).toBeNull();
  });
});

describe('names inside a title', () => {
  test.each([
    ['จ้างเหมาบริการ (น.ส.ก fe6c) ประจำเดือน', 'จ้างเหมาบริการ (น.ส.(ปิดชื่อ)) ประจำเดือน'],
    ['ถนนจากบ้านนายตัวอย่าง ถึงบ้านนายทดลอง', 'ถนนจากบ้านนาย(ปิดชื่อ) ถึงบ้านนาย(ปิดชื่อ)'],
    ['จ้างนางสาวตัวอย่าง ทดลองงาน ปฏิบัติงาน', 'จ้างนางสาว(ปิดชื่อ) ปฏิบัติงาน'],
    ['จ้างนางตัวอย่าง ทดลองงาน', 'จ้างนาง(ปิดชื่อ)'],
  ])('%s', (title, masked) => {
    expect(maskNamesInText(title)).toBe(masked);
  });
  test.each([
    'เลือกตั้งนายกเทศมนตรีและสมาชิกสภา',
    'บ้านพักนายอำเภอ',
    'ถนนตำบลนางบวช อำเภอเดิมบาง',
    'เฉลิมพระเกียรติสมเด็จพระนางเจ้าสุทิดา พระบรมราชินี',
    'ห้องนายทะเบียน',
    'ซ่อมรถนายก อบต.',
  ])('stays: %s', (title) => {
    expect(maskNamesInText(title)).toBe(title);
  });
});

test.each([
  ['ถนนเส้นบ้านนางสมมุติ ถึงศาลา', 'ถนนเส้นบ้านนาง(ปิดชื่อ) ถึงศาลา'],
  ['สายบ้าน ด.ต.สมมุติ ตัวอย่าง หมู่ 2', 'สายบ้าน ด.ต.(ปิดชื่อ) หมู่ 2'],
  ['ฝายลุงสมมุติ', 'ฝายลุง(ปิดชื่อ)'],
  ['หน้าบ้านนาย(ปิดชื่อ) ตัวอย่าง หมู่ที่ 1', 'หน้าบ้านนาย(ปิดชื่อ) หมู่ที่ 1'],
  ['ซ่อมที่ทำการผู้ใหญ่บ้าน หมู่ 3 พ.ศ. 2568', 'ซ่อมที่ทำการผู้ใหญ่บ้าน หมู่ 3 พ.ศ. 2568'],
  ['ศูนย์พัฒนาเด็กเล็กตำบลนางบวช', 'ศูนย์พัฒนาเด็กเล็กตำบลนางบวช'],
])('houses and plots named after people: %s', (title, shown) => {
  expect(maskNamesInText(title)).toBe(shown);
});

test('an id of a person in free text is cut, one of a company stays', () => {
  expect(maskText('3300900951234 กับ 330990095xxxx และ 0105537015331')).toBe(
    '3xxxxxxxxxxxx กับ 3xxxxxxxxxxxx และ 0105537015331',
  );
});
