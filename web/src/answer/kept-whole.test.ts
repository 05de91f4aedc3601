/** Words that no line may cut are marked in a page's text, and nowhere else. */
import { expect, test } from 'vitest';
import { keptWhole } from './kept-whole.ts';

const marked = '<span class="whole">ธรรมาภิบาล</span>';

test('between tags, once for each', () => {
  expect(keptWhole('<p>คลินิกธรรมาภิบาล และ<b>ธรรมาภิบาล</b></p>')).toBe(
    `<p>คลินิก${marked} และ<b>${marked}</b></p>`,
  );
});

test.each([
  '<title>คลินิกธรรมาภิบาล</title>',
  '<option value="1">ธรรมาภิบาล</option>',
  '<textarea name="a">ธรรมาภิบาล </p> ธรรมาภิบาล</textarea>',
  '<script>const a = "ธรรมาภิบาล";</script>',
  '<!-- ธรรมาภิบาล -->',
  '<img alt="ธรรมาภิบาล">',
  `<input value="a > ธรรมาภิบาล" title='" > ธรรมาภิบาล'>`,
])('never in %s', (html) => {
  expect(keptWhole(html)).toBe(html);
});

test('what somebody wrote to look like a tag is text, and stays so', () => {
  const text = '<p>&lt;img alt=&quot;ธรรมาภิบาล&quot; &gt; 1 < 2 ธรรมาภิบาล</p>';
  expect(keptWhole(text).replaceAll(marked, 'ธรรมาภิบาล')).toBe(text);
  expect(keptWhole(text).split(marked)).toHaveLength(3);
});
