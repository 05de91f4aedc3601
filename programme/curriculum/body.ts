/**
 * A lesson's text: plain lines with four marks (## heading, - item, > note, **strong**). Whatever else is written
 * stays what it is, a text; nothing is ever read as HTML, and a link cannot be smuggled in.
 */

/** A run of text; `strong` as marked. */
export interface Span {
  text: string;
  strong: boolean;
}

export type Block =
  { kind: 'heading' | 'paragraph' | 'note'; spans: Span[] } | { kind: 'list'; items: Span[][] };

/** The blocks of a body, in their order. */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of body.split('\n').map((one) => one.trim())) {
    if (line === '') open = null;
    else if (line.startsWith('## ')) blocks.push((open = { kind: 'heading', spans: spansOf(line.slice(3)) }));
    else if (line.startsWith('> ')) blocks.push((open = { kind: 'note', spans: spansOf(line.slice(2)) }));
    else if (line.startsWith('- ')) {
      if (open?.kind !== 'list') blocks.push((open = { kind: 'list', items: [] }));
      open.items.push(spansOf(line.slice(2)));
    } else if (open?.kind === 'paragraph') open.spans.push({ text: ' ', strong: false }, ...spansOf(line));
    else blocks.push((open = { kind: 'paragraph', spans: spansOf(line) }));
  }
  return blocks;
}

/** 'a **b** c' → a, b (strong), c; marks without a partner stay in the text. */
export function spansOf(line: string): Span[] {
  return line
    .split(/(\*\*[^*]+\*\*)/u)
    .filter((part) => part !== '')
    .map((part) =>
      /^\*\*[^*]+\*\*$/u.test(part)
        ? { text: part.slice(2, -2), strong: true }
        : { text: part, strong: false },
    );
}
