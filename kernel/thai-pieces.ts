/** Text for paper in pieces, so that no line cuts a Thai word: Typst's own breaks are learnt and cut some. */
import { betweenWholeWords } from './whole-words.ts';

/** [word] is a Thai word that no line may cut, a plain text breaks as it may. */
export type Pieces = (string | [string])[];

const thaiWords = new Intl.Segmenter('th', { granularity: 'word' });

export function thaiPieces(text: string): Pieces {
  const made: Pieces = [];
  for (const [at, part] of betweenWholeWords(text).entries()) {
    if (at % 2 === 1) made.push([part]);
    else addWords(made, part);
  }
  return made;
}

function addWords(made: Pieces, text: string): void {
  for (const { segment, isWordLike } of thaiWords.segment(text)) {
    const last = made.at(-1);
    if (/^[ๆฯ]+$/u.test(segment) && Array.isArray(last)) last[0] += segment;
    else if (isWordLike && /[ก-ฮ]/u.test(segment)) made.push([segment]);
    else if (typeof last === 'string') made[made.length - 1] = last + segment;
    else made.push(segment);
  }
}
