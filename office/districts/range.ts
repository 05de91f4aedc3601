/** A figure seen from above: known, or only between two. */

/** From … to; equal where the figure is known. */
export interface Range {
  least: number;
  most: number;
}

/** '12', or '12–18' where small figures are behind it. */
export function rangeText({ least, most }: Range): string {
  const said = (n: number) => n.toLocaleString('en');
  return least === most ? said(least) : `${said(least)}–${said(most)}`;
}
