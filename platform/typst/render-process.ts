/**
 * The process that renders one document and ends: it reads { template, data } from standard input and
 * writes the PDF to standard output. Its memory and time are bounded by whoever starts it (pdf.ts), so a
 * document that grows without end ends this process and nothing else.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

export interface RenderRequest {
  /** Path of a .typ file of ours; it finds `data` as JSON in sys.inputs.data. */
  template: string;
  /** What people wrote: values, never markup. */
  data: Readonly<Record<string, unknown>>;
}

const sarabun = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/sarabun/package.json'));
const fonts = ['400Regular/Sarabun_400Regular.ttf', '700Bold/Sarabun_700Bold.ttf'];

/** A compiler that knows Sarabun and sees no file outside the template's folder. */
export function compilerFor(template: string): NodeCompiler {
  const fontBlobs = fonts.map((name) => readFileSync(join(sarabun, name)));
  return NodeCompiler.create({ workspace: dirname(template), fontArgs: [{ fontBlobs }] });
}

/** @throws Error with Typst's own words when the template is wrong */
export function compiled(compiler: NodeCompiler, { template, data }: RenderRequest): NodeTypstDocument {
  const inputs = { data: JSON.stringify(data) };
  const made = compiler.compile({ mainFilePath: template, inputs });
  const { result } = made;
  if (!result) throw new Error(JSON.stringify(made.takeDiagnostics()?.shortDiagnostics ?? []));
  return result;
}

/** PDF/A-2a: archival, tagged for readers, and refused when a single character has no glyph. */
export function pdfOf(request: RenderRequest): Buffer {
  const compiler = compilerFor(request.template);
  return compiler.pdf(compiled(compiler, request), { pdfStandard: 'a-2a' });
}

if (process.argv[1] === import.meta.filename) {
  const request = JSON.parse(readFileSync(0, 'utf8')) as RenderRequest;
  try {
    process.stdout.write(pdfOf(request));
  } catch (error) {
    process.stderr.write((error as Error).message);
    process.exitCode = 3;
  }
}
