/** The words that a document shows, as the compiler itself reports them; for tests, which read no PDF. */
import { compiled, compilerFor, type RenderRequest } from './render-process.ts';

/** Every run of text in the order of the page, joined by spaces. */
export function printedText(request: RenderRequest): string {
  const compiler = compilerFor(request.template);
  const svg = compiler.svg(compiled(compiler, request));
  return [...svg.matchAll(/<h5:div class="tsel"[^>]*>([^<]*)<\/h5:div>/gu)]
    .map((found) => unescaped(found[1]!))
    .join(' ');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
