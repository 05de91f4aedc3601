/** A page whose lines do not end in the middle of the words of kernel/whole-words.ts. */
import { wholeWords } from '#kernel/whole-words.ts';

/** What is no text that runs over lines: comments, elements that take no others, and each tag with its quotes. */
const markup = [
  '<!--[^]*?-->',
  '<(title|option|textarea|script|style)\\b[^]*?</\\2\\s*>',
  `<[a-z/!](?:[^"'>]|"[^"]*"|'[^']*')*>`,
];

const found = new RegExp(`(${markup.join('|')})|${wholeWords.join('|')}`, 'giu');

/** @param html of a page; words between its tags gain `<span class="whole">`, nothing else changes */
export function keptWhole(html: string): string {
  return html.replace(found, (text, tag: string | undefined) =>
    tag === undefined ? `<span class="whole">${text}</span>` : text,
  );
}
