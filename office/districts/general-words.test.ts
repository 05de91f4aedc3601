/** Texts of district centres are about matters: what seems to name a person is refused, ordinary words are not. */
import { describe, expect, test } from 'vitest';
import { speaksOfPerson } from './general-words.ts';

describe('a text', () => {
  test.each([
    'ผู้ร้องคือ นายสมมุติ ทดลองดี',
    'น.ส.ตัวอย่าง มาแจ้งที่ศูนย์',
    'เลขบัตร 1-1018-00000-00-0',
    'เลขบัตร ๑ ๑๐๑๘ ๐๐๐๐๐ ๐๐ ๐',
    'โทรกลับที่ 081-000-0000',
  ])('with a person in it is known: %s', (text) => expect(speaksOfPerson(text)).toBe(true));

  test.each([
    'คิวใบอนุญาตก่อสร้างไม่เรียงตามวันที่ยื่น',
    'เลขรับ 12/2570 ลงวันที่ 22 พ.ย. 2569',
    'นายอำเภอขอทราบวิธีนับเรื่อง',
    'นายกเทศมนตรีแจ้งว่าแก้ไขแล้ว',
    'The office’s telephone is 034 411 000',
    'วงเงิน 1,234,567.89 บาท รหัสโครงการ 69079000001',
  ])('without one passes: %s', (text) => expect(speaksOfPerson(text)).toBe(false));
});
