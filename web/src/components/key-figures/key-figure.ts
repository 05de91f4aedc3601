/** One of the few figures that a page is opened for. */
export interface KeyFigure {
  what: string;
  value: string;
  /** What the number counts, or what it leaves out. */
  note?: string | undefined;
  /** Act today. */
  urgent?: boolean;
}
