/**
 * What looks odd beside what the same body said before: it may be right, and then it takes a word of explanation.
 * A doubt is no fault: whoever says why may send.
 */
import type { AskedCard, ReturnContent } from './content.ts';
import { fieldOf } from './typed.ts';

export interface Doubt {
  /** Where the word of explanation goes. */
  field: string;
  kind: 'unit' | 'outlier' | 'falls' | 'far_from_target' | 'all_nought' | 'nothing_spent';
  th: string;
  en: string;
  isExplained: boolean;
}

/** Of one indicator and body: part a of earlier quarters, the newest first, in hundredths; and the target of the period. */
export interface Before {
  earlier: readonly { a: bigint; isSameYear: boolean }[];
  target: bigint | null;
}

/** A jump by a factor of a million, give or take three: baht typed for millions of baht, or the reverse. */
const millionLow = 300_000n;
const millionHigh = 3_000_000n;

/** How many times the usual distance from the median a figure may lie (Iglewicz and Hoaglin 1993: 3.5 of a normal one). */
const farScores = 3.5;

export function doubtsOf(
  content: ReturnContent,
  asked: readonly AskedCard[],
  before: ReadonlyMap<string, Before>,
): Doubt[] {
  const cards = new Map(asked.map((card) => [card.id, card]));
  const doubts: Doubt[] = [];
  for (const { indicatorId, given, a, comment } of content.values) {
    if (given !== 'value' || a === null) continue;
    const known = before.get(indicatorId) ?? { earlier: [], target: null };
    const told = oddOf(a, cards.get(indicatorId)!, known);
    if (told)
      doubts.push({
        field: fieldOf.value(indicatorId, 'comment'),
        ...told,
        isExplained: (comment?.length ?? 0) >= 3,
      });
  }
  return [...doubts, ...ofTheWhole(content), ...ofProjects(content)];
}

function oddOf(
  a: bigint,
  card: AskedCard,
  { earlier, target }: Before,
): Pick<Doubt, 'kind' | 'th' | 'en'> | null {
  const last = earlier[0];
  if (last && last.a > 0n && a > 0n && (isMillion(a, last.a) || isMillion(last.a, a)))
    return {
      kind: 'unit',
      th: 'ต่างจากครั้งก่อนราวหนึ่งล้านเท่า ใช้หน่วยบาทกับล้านบาทสลับกันหรือไม่',
      en: 'About a million times off the last figure: were baht and millions of baht mixed up?',
    };
  if (card.accrual === 'cumulative' && last?.isSameYear === true && a < last.a)
    return {
      kind: 'falls',
      th: 'เป็นยอดสะสม แต่น้อยกว่าไตรมาสก่อน',
      en: 'It is counted from October on, and yet it is less than a quarter ago',
    };
  if (
    isFar(
      a,
      earlier.map((one) => one.a),
    )
  )
    return {
      kind: 'outlier',
      th: 'ต่างจากไตรมาสก่อน ๆ ของหน่วยงานมาก',
      en: 'Far from what this body said in the quarters before',
    };
  if (target !== null && target > 0n && card.aggregation === 'sum' && a > target * 3n)
    return {
      kind: 'far_from_target',
      th: 'มากกว่าสามเท่าของค่าเป้าหมาย',
      en: 'More than three times the target',
    };
  return null;
}

const isMillion = (more: bigint, less: bigint) => more >= less * millionLow && more <= less * millionHigh;

/** By the median and the median distance from it; told only with four earlier figures or more. */
function isFar(a: bigint, earlier: readonly bigint[]): boolean {
  if (earlier.length < 4) return false;
  const middle = median(earlier);
  const distances = earlier.map((one) => distance(one, middle));
  const usual = median(distances);
  const own = Number(distance(a, middle));
  // Where all were alike, a tenth of the median is what is usual.
  const scale = usual > 0n ? Number(usual) : Math.max(Number(middle) / 10, 100);
  return (0.6745 * own) / scale > farScores;
}

const distance = (one: bigint, other: bigint) => (one > other ? one - other : other - one);

function median(some: readonly bigint[]): bigint {
  const sorted = some.toSorted((x, y) => (x < y ? -1 : x > y ? 1 : 0));
  const at = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[at]! : (sorted[at - 1]! + sorted[at]!) / 2n;
}

/** Nought everywhere is an answer that nobody would notice: the first figure says why. */
function ofTheWhole({ values }: ReturnContent): Doubt[] {
  const given = values.filter((one) => one.given === 'value');
  if (given.length < 3 || given.some(({ a }) => a !== 0n)) return [];
  const first = given[0]!;
  return [
    {
      field: fieldOf.value(first.indicatorId, 'comment'),
      kind: 'all_nought',
      th: 'ทุกตัวชี้วัดเป็น 0 ถ้าไม่มีการดำเนินการจริง โปรดบอกเหตุผลที่ตัวชี้วัดแรก',
      en: 'Every figure is 0. If nothing was done, please say why at the first one',
      isExplained: (first.comment?.length ?? 0) >= 3,
    },
  ];
}

function ofProjects({ projects }: ReturnContent): Doubt[] {
  return projects.flatMap(({ money, result, progress, obstacle }, at): Doubt[] => {
    const received = money.reduce((sum, one) => sum + one.receivedSatang, 0n);
    const spent = money.reduce((sum, one) => sum + one.spentSatang, 0n);
    if (received === 0n || spent > 0n || (result ?? 0n) > 0n) return [];
    return [
      {
        field: fieldOf.project(at, 'progress'),
        kind: 'nothing_spent',
        th: 'ได้รับเงินแล้ว แต่ยังไม่มีการเบิกจ่ายและผล โปรดบอกความก้าวหน้าหรืออุปสรรค',
        en: 'Money was received, and nothing was spent or achieved yet: please say how it goes, or what stands in the way',
        isExplained: progress !== null || obstacle !== null,
      },
    ];
  });
}
