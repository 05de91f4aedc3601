/**
 * Thai words that the dictionaries of browsers and of Node do not know. Left to them, a line ends in the middle
 * of the programme's own word: ธร|รมาภิ|บาล, แผนงา|นบู|รณา|การ, ตามพ|ระ|ราช|บัญญัติ.
 */
export const wholeWords: readonly string[] = [
  'ธรรมาภิบาล',
  'บูรณาการ',
  'พระราชบัญญัติ',
  'ราชกิจจานุเบกษา',
  'ลงนาม',
  'กระจุกตัว',
  'ผลกลับ',
  'นครศรีธรรมราช',
  'กำแพงเพชร',
  'เพชรบูรณ์',
  'เพชรบุรี',
  'บุรีรัมย์',
  'มุกดาหาร',
  'แม่ฮ่องสอน',
  'หนองบัวลำภู',
  'พิษณุโลก',
  'อุตรดิตถ์',
];

/** Text in turns: what stands between such words, a word, what stands between … Odd places are words. */
export function betweenWholeWords(text: string): string[] {
  return text.split(boundary);
}

const boundary = new RegExp(`(${wholeWords.join('|')})`, 'u');
