/** One row of a plan as texts → a draft, or what is wrong with it, column by column. */
import { createHash } from 'node:crypto';
import { parseBaht } from '#kernel/baht.ts';
import { maskPersonId, parseTaxId } from '#kernel/tax-id.ts';
import { parseThaiDate } from '#kernel/thai-date.ts';
import { foldBare } from '#kernel/thai-text.ts';
import type { DraftMethod, Planned } from '#procurement/precheck.ts';
import type { PlanCells, PlanColumn } from './plan-columns.ts';

/** Codes of `faults` in text.ts. */
export type LineFault =
  | 'no_title'
  | 'title_too_long'
  | 'no_amount'
  | 'bad_amount'
  | 'unknown_method'
  | 'no_when'
  | 'bad_when'
  | 'christian_year'
  | 'bad_tax_id';

export interface FaultyCell {
  line: number;
  column: PlanColumn;
  fault: LineFault;
}

const longestTitle = 500;

/** @returns a draft, or the faults of the row */
export function planLine(line: number, cells: PlanCells): Planned | FaultyCell[] {
  const faults: FaultyCell[] = [];
  const wrong = (column: PlanColumn, fault: LineFault) => {
    faults.push({ line, column, fault });
    return null;
  };
  if (cells.title === '') wrong('title', 'no_title');
  if (cells.title.length > longestTitle) wrong('title', 'title_too_long');
  const amount = parseBaht(cells.amount);
  const money = amount.ok && amount.satang > 0n ? amount.satang : wrong('amount', amountFault(cells.amount));
  const method = methodOf(cells.method);
  if (method === undefined) wrong('method', 'unknown_method');
  const when = dayIn(cells.when);
  const signedDay = typeof when === 'number' ? when : wrong('when', when);
  const announced = cells.announced === '' ? null : dayIn(cells.announced);
  if (typeof announced === 'string') wrong('announced', announced);
  const seller = sellerOf(cells);
  if (seller === 'bad_tax_id') wrong('tax_id', seller);
  if (faults.length > 0) return faults;
  return {
    lines: [line],
    title: cells.title,
    satang: money!,
    method: method?.method ?? null,
    specialService: method?.special ?? false,
    announcedDay: typeof announced === 'number' ? announced : null,
    signedDay: signedDay!,
    seller: seller === 'bad_tax_id' ? null : seller,
  };
}

const amountFault = (text: string): LineFault => (text === '' ? 'no_amount' : 'bad_amount');

/** Words of a method, the first that stands in the text; what hires consultants or designers has its own limits. */
const methodWords: [word: RegExp, method: DraftMethod][] = [
  [/เฉพาะเจาะจง|ตกลงราคา|^direct/u, 'direct'],
  [/คัดเลือก|^selecti/u, 'selective'],
  [/e-?market|ตลาดอิเล็กทรอนิกส์/u, 'e_market'],
  [/e-?bidding|ประกวดราคา/u, 'e_bidding'],
  [/สอบราคา|^quotation/u, 'quotation'],
  [/ประกาศเชิญชวน|ประกวดแบบ|^open/u, 'open_other'],
];

function methodOf(text: string): { method: DraftMethod; special: boolean } | null | undefined {
  const plain = foldBare(text).toLowerCase();
  if (plain === '' || plain === '-') return null;
  const found = methodWords.find(([word]) => word.test(plain));
  return found && { method: found[1], special: /ที่ปรึกษา|ออกแบบ|ควบคุมงาน/u.test(plain) };
}

/** A day; a month by its name or number stands for its first day. */
function dayIn(text: string): number | LineFault {
  const plain = text.trim();
  if (plain === '' || plain === '-') return 'no_when';
  for (const tried of [
    plain,
    `1 ${plain}`,
    `1/${plain}`,
    plain.replace(/^(\d{4})[-/](\d{1,2})$/u, '$1-$2-1'),
  ]) {
    const parsed = parseThaiDate(tried);
    if (parsed.ok) return parsed.day;
    if (parsed.reason === 'christian_year') return 'christian_year';
  }
  return 'bad_when';
}

/** By the registration number where one is given; a name alone is known in this plan only. */
function sellerOf({ seller, tax_id: taxId }: PlanCells): Planned['seller'] | 'bad_tax_id' {
  const inName = /\b\d{13}\b/u.exec(seller)?.[0];
  const typed = taxId !== '' && taxId !== '-' ? taxId : inName;
  if (typed !== undefined) {
    const id = parseTaxId(typed);
    if (id.kind === 'juristic')
      return { id: `supplier:tin:${id.tin}`, isPerson: false, registeredYearBe: id.registeredYearBe };
    if (id.kind === 'person') return named(maskPersonId(id.tin), true);
    if (id.kind === 'invalid') return 'bad_tax_id';
  }
  return seller === '' || seller === '-' ? null : named(seller, /^(นาย|นาง|น\.ส\.)/u.test(seller));
}

function named(name: string, isPerson: boolean): NonNullable<Planned['seller']> {
  const key = createHash('sha256').update(foldBare(name)).digest('hex').slice(0, 12);
  return { id: `supplier:draft:${key}`, isPerson, registeredYearBe: null };
}
