/** A certificate on paper: made once by its holder or the desk, kept with its hash, and given out as that file. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { create } from 'qrcode';
import { cleanFileName } from '#kernel/file-name.ts';
import { officialDate, thaiDigits } from '#kernel/official-thai.ts';
import { thaiPieces } from '#kernel/thai-pieces.ts';
import { sha256Of, type KeptFiles } from '#platform/kept-files.ts';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import { renderPdf } from '#platform/typst/pdf.ts';
import type { RenderRequest } from '#platform/typst/render-process.ts';
import { certificateNumber, spacedCode, type CertificateSeal } from './certificate-code.ts';
import { readCertificate, type Certificate } from './certificates.ts';

interface Printer {
  store: Store;
  viewer: Viewer;
  files: KeptFiles;
  seal: CertificateSeal;
  /** 'https://…', where the code is checked. */
  origin: string;
}

/**
 * The certificate as PDF: made once, kept with its hash, and given out as that file from then on.
 * @throws Problem office.not_found, those of renderPdf, kept_files.damaged
 */
export async function certificatePdf(
  printer: Printer,
  id: string,
): Promise<{ bytes: Buffer; fileName: string }> {
  const { store, viewer, files } = printer;
  const one = await store.within(viewer, (tx) => readCertificate(tx, id));
  const fileName = cleanFileName(`ใบประกาศ ${certificateNumber(one).replace('/', '-')}`, 'pdf');
  if (one.pdfSha256 !== null) return { bytes: await files.read(one.pdfSha256), fileName };
  const bytes = await renderPdf(certificatePaper(one, printer));
  await files.put(bytes);
  const kept = await store.within(viewer, (tx) => keep(tx, id, sha256Of(bytes)));
  return { bytes: kept === sha256Of(bytes) ? bytes : await files.read(kept), fileName };
}

/** The first one kept is the certificate; a second reader at the same moment is given that. */
async function keep(tx: Tx, id: string, sha256: string): Promise<string> {
  await sql`UPDATE office.certificates SET pdf_sha256 = ${sha256} WHERE certificate_id = ${id} AND pdf_sha256 IS NULL`.execute(
    tx,
  );
  return (await readCertificate(tx, id)).pdfSha256!;
}

/** The template and its values. */
export function certificatePaper(
  one: Certificate,
  { seal, origin }: Pick<Printer, 'seal' | 'origin'>,
): RenderRequest {
  const code = seal.codeOf(one);
  const [year, month, day] = one.issuedOn.split('-').map(Number);
  const data = {
    isDemonstration: one.isDemonstration,
    made: { year, month, day },
    title: `ใบประกาศ ${certificateNumber(one)}`,
    number: thaiDigits(certificateNumber(one)),
    holder: one.holderName,
    holderTitle: thaiPieces(one.holderTitle ?? ''),
    course: thaiPieces(one.courseTh),
    version: thaiDigits(one.versionNo),
    hours: thaiDigits(one.hours),
    date: officialDate(one.issuedOn),
    code: spacedCode(code),
    address: `${origin}/certificates`,
    qr: qrOf(`${origin}/certificates/${code}`),
  };
  return { template: join(import.meta.dirname, 'templates', 'certificate.typ'), data };
}

/** A QR code as SVG, with the white border that cameras need. */
function qrOf(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const places = Array.from({ length: modules.size }, (_, at) => at);
  const dark = places.flatMap((row) =>
    places.filter((column) => modules.get(row, column)).map((column) => `M${column + 4} ${row + 4}h1v1h-1z`),
  );
  const size = modules.size + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark.join('')}"/></svg>`;
}
