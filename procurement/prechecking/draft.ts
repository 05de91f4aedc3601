/** A purchase that is planned and not yet made, as the pre-check looks at it. */

/** From the least open to the most; the words of e-GP's own methods (1-sources). */
export type DraftMethod = 'direct' | 'selective' | 'quotation' | 'e_market' | 'e_bidding' | 'open_other';

export interface DraftSeller {
  /** 'supplier:tin:<13>' joins public rows; 'supplier:draft:<n>' is a name that is known in this plan only. */
  id: string;
  isPerson: boolean;
  registeredYearBe: number | null;
}

export interface Draft {
  /** Lines of the plan that this purchase meets: one, or several once they are joined. */
  lines: readonly number[];
  title: string;
  /** Planned money, whole satang; more than nothing. */
  satang: bigint;
  method: DraftMethod;
  /** Consultants, design and supervision: methods with limits of their own. */
  specialService: boolean;
  /** Days since 1970-01-01. */
  announcedDay: number | null;
  signedDay: number;
  /** Null where none is chosen yet. */
  seller: DraftSeller | null;
}

/** A draft as an officer writes it: the method may be left to what the money asks for. */
export type Planned = Omit<Draft, 'method'> & { method: DraftMethod | null };

/** Most that may be bought directly on a day (days since 1970-01-01), in satang; 0 where no limit is known for it. */
export type LimitOn = (day: number) => bigint;

/** A purchase whose method nobody has chosen is looked at as made directly where the limit allows it, else openly. */
export function withMethod(planned: Planned, limitOn: LimitOn): Draft {
  const usual = planned.satang <= limitOn(planned.signedDay) ? 'direct' : 'e_bidding';
  return { ...planned, method: planned.method ?? usual };
}

/** How open a method is: 0 one seller is asked, 1 some are, 2 everybody is. */
export function openness(method: DraftMethod): number {
  return method === 'direct' ? 0 : method === 'selective' ? 1 : 2;
}

/** The draft that a row of evidence is, or null where it is a public row: no project of e-GP has such a number. */
export function draftIndex(tenderId: unknown): number | null {
  const match = /^tender:egp:draft-(\d+)$/u.exec(String(tenderId));
  return match ? Number(match[1]) : null;
}
