/** Contracts of an invented agency that come back every month: labour, copier, school lunch and milk. */
import type { Agency } from '#seed/agencies.ts';
import type { KnownSellers } from '#seed/known-sellers.ts';
import { dayIn, makePurchase, workingDay, type Purchase } from '#seed/purchases.ts';
import type { Random } from '#seed/random.ts';
import type { Seller } from '#seed/sellers.ts';
import { inThaiDigits, type Family, type Line } from '#seed/titles.ts';

const monthNames = [
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
] as const;
export const schoolMonths = [2, 3, 4, 5, 6, 8, 9, 10, 11, 12] as const; // fiscal months with school: not in October and April–May's holidays
const labourPosts = [
  'พนักงานขับรถบรรทุกขยะ',
  'คนงานทั่วไป',
  'ผู้ช่วยงานธุรการ',
  'พนักงานทำความสะอาด',
  'ผู้ดูแลระบบประปา',
  'พนักงานจดมาตรวัดน้ำ',
] as const;

/** 'กันยายน 2568', for the fiscal month 12. */
export function monthWords(fiscalMonth: number): string {
  return `${monthNames[fiscalMonth - 1]} ${fiscalMonth <= 3 ? 2567 : 2568}`;
}

/** A line that is bought every month under the same title but for the month. */
function monthlyLine(id: string, family: Family, kind: Line['kind'], days: number): Line {
  return { id, family, kind, title: '', median: 9_000, spread: 0.1, days, weight: {} };
}

export const labour = monthlyLine('labour', 'labour', 'จ้างทำของ/จ้างเหมาบริการ', 30);
export const lunch = monthlyLine('lunch', 'food', 'จ้างทำของ/จ้างเหมาบริการ', 28);
export const milk = monthlyLine('milk', 'milk', 'ซื้อ', 28);
export const copier = monthlyLine('copier', 'office', 'เช่า', 30);

interface Series {
  line: Line;
  seller: Seller;
  words: string; // title; the month follows
  amount: () => number;
  months: readonly number[];
}

const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

function labourSeries(agency: Agency, known: KnownSellers, random: Random): Series[] {
  if (!['tao', 'subdistrict', 'town'].includes(agency.type)) return [];
  return Array.from({ length: random.whole(1, agency.type === 'tao' ? 2 : 3) }, (_, index) => {
    const post = labourPosts[(index * 2 + random.whole(0, 1)) % labourPosts.length];
    const words = `จ้างเหมาบริการบุคคลภายนอก ตำแหน่ง${post}`;
    return {
      line: labour,
      seller: known.of('labour')[index]!,
      words,
      amount: () => 9_000,
      months: everyMonth,
    };
  });
}

function copierSeries(agency: Agency, known: KnownSellers, random: Random): Series[] {
  if (agency.type === 'child_centre' || random.chance(0.5)) return [];
  const amount = () => random.whole(24, 29) * 100;
  return [
    { line: copier, seller: known.one('office'), words: 'เช่าเครื่องถ่ายเอกสาร', amount, months: everyMonth },
  ];
}

/** Lunch in four, milk in nine of twenty agencies that have children to feed. */
function foodSeries(agency: Agency, known: KnownSellers, random: Random): Series[] {
  const small = agency.type === 'child_centre';
  if (!small && !['tao', 'subdistrict', 'town', 'school'].includes(agency.type)) return [];
  const series: Series[] = [];
  if (random.chance(0.4)) {
    const perMonth = small ? 14_000 : random.whole(20, 58) * 1000;
    const amount = () => perMonth + random.whole(-3, 3) * 500;
    const words = `จ้างเหมาประกอบอาหารกลางวัน ${agency.place}`;
    series.push({
      line: lunch,
      seller: known.one('food'),
      words,
      amount,
      months: small ? [8, 9] : schoolMonths,
    });
  }
  if (random.chance(0.45)) {
    const perMonth = small ? 9_000 : random.whole(14, 60) * 1000;
    const amount = () => perMonth + random.whole(-4, 4) * 370;
    const words = 'ซื้ออาหารเสริม (นม) โรงเรียน';
    series.push({ line: milk, seller: known.one('milk'), words, amount, months: small ? [8] : schoolMonths });
  }
  return series;
}

function purchasesOf(
  agency: Agency,
  { line, seller, words, amount, months }: Series,
  random: Random,
): Purchase[] {
  return months.map((month) => {
    const title = `${words} ประจำเดือน${monthWords(month)}`;
    const signedDay = workingDay(dayIn(month, 1));
    return makePurchase({
      agency,
      line,
      title: random.chance(0.3) ? inThaiDigits(title) : title,
      sellers: [seller],
      random,
      budget: amount(),
      signedDay,
    });
  });
}

/** Everything that comes back every month in the year of this agency. */
export function monthlyContracts(agency: Agency, known: KnownSellers, random: Random): Purchase[] {
  const series = [copierSeries, labourSeries, foodSeries].flatMap((seriesOf) =>
    seriesOf(agency, known, random),
  );
  return series.flatMap((one) => purchasesOf(agency, one, random));
}
