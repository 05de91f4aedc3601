/** Words that no line may cut, on screen (web/src/answer/kept-whole.ts) and on paper (thai-pieces.ts). */
import { expect, test } from 'vitest';
import { betweenWholeWords } from './whole-words.ts';
import { thaiPieces } from './thai-pieces.ts';

test('a text is taken apart at the words that dictionaries would cut, and comes together again', () => {
  const text = 'หลักสูตรเสริมสร้างธรรมาภิบาลในแผนงานบูรณาการ';
  expect(betweenWholeWords(text)).toEqual(['หลักสูตรเสริมสร้าง', 'ธรรมาภิบาล', 'ในแผนงาน', 'บูรณาการ', '']);
  expect(betweenWholeWords(text).join('')).toBe(text);
  expect(betweenWholeWords('ไม่มีคำเหล่านี้')).toEqual(['ไม่มีคำเหล่านี้']);
});

test('on paper such a word is one piece', () => {
  expect(thaiPieces('คลินิกธรรมาภิบาล จังหวัดมุกดาหาร')).toEqual([
    ['คลินิก'],
    ['ธรรมาภิบาล'],
    ' ',
    ['จังหวัด'],
    ['มุกดาหาร'],
  ]);
  expect(thaiPieces('ตามพระราชบัญญัติฯ')).toEqual([['ตาม'], ['พระราชบัญญัติฯ']]);
});
