/** One person is written in many ways; the keys meet where the person may be the same. */
import { describe, expect, test } from 'vitest';
import { nameKey, soundKey } from './name-key.ts';

describe('the name key', () => {
  test.each([
    ['นายสมมุติ', 'ใจดี', 'สมมุติ', 'ใจดี'],
    ['นางสาว สมหญิง', 'ใจดี', 'สมหญิง', 'ใจดี'],
    ['น.ส.สมหญิง', 'ใจดี', 'นางสาวสมหญิง', 'ใจดี'],
    ['ดร. สมมุติ', 'ใจดี', 'ผศ.ดร.สมมุติ', 'ใจดี'],
    ['พ.ต.อ.สมมุติ', 'ใจดี', 'พันตำรวจเอก สมมุติ', 'ใจดี'],
    ['ว่าที่ ร.ต.หญิง สมหญิง', 'ใจดี', 'ว่าที่ร้อยตรี สมหญิง', 'ใจดี'],
    ['สมมุติ\u200B', 'ใจดี', 'สมมุติ', 'ใจ ดี'],
    ['เเดง', 'น้ำเงิน', 'แดง', 'น\u0E49\u0E4D\u0E32เงิน'],
    ['แดง', 'นํ้าเงิน', 'แดง', 'น้ำเงิน'],
  ])('%s %s is %s %s', (given, family, otherGiven, otherFamily) => {
    expect(nameKey(given, family)).toBe(nameKey(otherGiven, otherFamily));
  });

  test('never takes letters off a name that only begins like a title', () => {
    expect(nameKey('นายิกา', 'ใจดี')).toBe('นายิกา|ใจดี');
    expect(nameKey('ดรุณี', 'ใจดี')).toBe('ดรุณี|ใจดี');
    expect(nameKey('นาย', 'ใจดี')).toBe('นาย|ใจดี');
  });

  test('keeps two people of one given name apart', () => {
    expect(nameKey('สมมุติ', 'ใจดี')).not.toBe(nameKey('สมมุติ', 'ใจงาม'));
  });
});

describe('the sound key', () => {
  const sound = (given: string, family = 'ใจดี') => soundKey(nameKey(given, family));
  test.each([
    ['พงศ์', 'พงษ์'],
    ['ณัฐ', 'นัท'],
    ['สุธี', 'ศุธี'],
    ['วรรณ', 'วัน'],
    ['จิตต์', 'จิต'],
  ])('%s and %s are heard alike', (one, other) => expect(sound(one)).toBe(sound(other)));

  test('keeps names apart that are heard apart', () => {
    expect(sound('มานะ')).not.toBe(sound('มานี'));
    expect(sound('สมมุติ', 'ใจดี')).not.toBe(sound('สมมุติ', 'ใจกล้า'));
  });
});
