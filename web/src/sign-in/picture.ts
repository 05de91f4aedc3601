/** A text as a QR code: squares of one path, to be drawn by the page itself, so that no script or style is needed. */
import { create } from 'qrcode';

export interface Picture {
  /** Width and height in squares, the white border of four included. */
  size: number;
  /** The dark squares, as the `d` of an SVG path. */
  path: string;
}

const border = 4;

export function pictureOf(text: string): Picture {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, row) => row);
  const path = rows
    .flatMap((row) =>
      rows
        .filter((column) => modules.get(row, column))
        .map((column) => `M${column + border} ${row + border}h1v1h-1z`),
    )
    .join('');
  return { size: modules.size + 2 * border, path };
}
