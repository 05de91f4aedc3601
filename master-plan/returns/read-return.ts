/**
 * Reads what was typed: each figure exact, each fault at its field. Nothing is guessed and nothing is mended: an
 * empty figure is missing, a nought is a value, and "does not apply" needs its reason.
 */
import { parseBaht } from '#kernel/baht.ts';
import { parseThaiDate, toIso } from '#kernel/thai-date.ts';
import type { FieldFault } from './problems.ts';
import type { AskedCard, PartMoney, ReturnContent, ReturnProject, ReturnValue } from './content.ts';
import { emptyValue, fieldOf, type TypedProject, type TypedReturn, type TypedValue } from './typed.ts';

/** Takes faults down while it reads. */
class Reader {
  readonly faults: FieldFault[] = [];

  fault(field: string, fault: string): null {
    this.faults.push({ field, fault });
    return null;
  }

  text(typed: string): string | null {
    const text = typed.trim();
    return text === '' ? null : text;
  }

  /** @returns hundredths; null where nothing, or nothing that is a figure, was typed */
  figure(field: string, typed: string, decimals = 2): bigint | null {
    if (typed.trim() === '') return null;
    const parsed = parseBaht(typed);
    if (!parsed.ok) return this.fault(field, notAFigure[parsed.reason] ?? notAFigure.not_a_number);
    if (decimals === 0 && parsed.satang % 100n !== 0n)
      return this.fault(field, 'ใส่จำนวนเต็ม ไม่มีทศนิยม · Give a whole number, without decimals');
    return parsed.satang;
  }

  day(field: string, typed: string): string | null {
    if (typed.trim() === '') return null;
    const parsed = parseThaiDate(typed);
    return parsed.ok ? toIso(parsed.day) : this.fault(field, notADay[parsed.reason] ?? notADay.not_a_date);
  }

  count(field: string, typed: string): number | null {
    const figure = this.figure(field, typed, 0);
    if (figure === null) return null;
    if (figure > 10_000_000_000n) return this.fault(field, 'มากกว่าที่เป็นไปได้ · More than there can be');
    return Number(figure / 100n);
  }
}

/** Why a text is no day, for whoever typed it. */
export const notADay: Record<string, string> & { not_a_date: string } = {
  not_a_date: 'ไม่ใช่วันที่ พิมพ์เช่น 1 ต.ค. 2569 · This is not a day: type it like 1 ต.ค. 2569 or 2026-10-01',
  no_such_day: 'ไม่มีวันนี้ในปฏิทิน · The calendar has no such day',
  christian_year: 'ปีต้องเป็น พ.ศ. · The year must be Buddhist (2569)',
  ambiguous_year: 'ใส่ปี พ.ศ. สี่หลัก · Give all four figures of the year',
  year_out_of_range: 'ปีอยู่นอกช่วงที่เป็นไปได้ · The year is out of range',
};

export const notAFigure: Record<string, string> & { not_a_number: string } = {
  not_a_number: 'ไม่ใช่ตัวเลข · This is not a number',
  bad_grouping: 'วางเครื่องหมายจุลภาคผิดที่ · The commas stand in the wrong places',
  negative: 'ใส่จำนวนตั้งแต่ 0 ขึ้นไป · Give a number from 0',
  too_many_decimals: 'ทศนิยมไม่เกิน 2 ตำแหน่ง · At most two decimals',
  too_large: 'มากกว่าสิบล้านล้าน โปรดตรวจหน่วย · More than ten trillion: please check the unit',
};

/** @param asked the indicators of the round for this kind of body; others that were typed are left out */
export function readReturn(
  typed: TypedReturn,
  asked: readonly AskedCard[],
): { content: ReturnContent; faults: FieldFault[] } {
  const reader = new Reader();
  const values = asked.map((card) => readValue(reader, card, typed.values[card.id] ?? emptyValue));
  const projects = typed.projects.map((project, at) => readProject(reader, project, at));
  return { content: { values, projects }, faults: reader.faults };
}

function readValue(reader: Reader, card: AskedCard, typed: TypedValue): ReturnValue {
  const at = (name: 'given' | 'a' | 'b' | 'comment') => fieldOf.value(card.id, name);
  const comment = reader.text(typed.comment);
  const evidence = reader.text(typed.evidence);
  const empty = { indicatorId: card.id, a: null, b: null, comment, evidence };
  if (typed.given === 'not_applicable') {
    if (typed.a.trim() !== '' || typed.b.trim() !== '')
      reader.fault(at('given'), 'บอกว่าไม่เกี่ยวข้อง แต่มีตัวเลข · Said not to apply, and yet there is a figure');
    if (comment === null || comment.length < 3)
      reader.fault(at('comment'), 'บอกว่าเหตุใดจึงไม่เกี่ยวข้อง · Say why it does not apply');
    return { ...empty, given: 'not_applicable' };
  }
  const a = reader.figure(at('a'), typed.a, card.decimals);
  const b = card.hasPartB ? reader.figure(at('b'), typed.b, card.decimals) : null;
  if (a === null || (card.hasPartB && b === null)) {
    if (a !== null) reader.fault(at('b'), 'ใส่ตัวหารด้วย · Give the whole as well');
    if (b !== null) reader.fault(at('a'), 'ใส่ตัวตั้งด้วย · Give the part as well');
    return { ...empty, given: 'missing' };
  }
  if (card.aggregation === 'ratio' && b === 0n)
    reader.fault(
      at('b'),
      'ตัวหารเป็น 0 จึงคำนวณไม่ได้ ถ้าไม่มีอะไรให้นับ ให้เลือก "ไม่เกี่ยวข้อง" · The whole is 0, so nothing can be computed: where there is nothing to count, say it does not apply',
    );
  if (card.isShare && b !== null && a > b)
    reader.fault(at('a'), 'มากกว่าจำนวนทั้งหมด (เกิน 100 %) · More than the whole (above 100 %)');
  return { ...empty, given: 'value', a, b };
}

function readProject(reader: Reader, typed: TypedProject, at: number): ReturnProject {
  const field = (name: Parameters<typeof fieldOf.project>[1]) => fieldOf.project(at, name);
  const parts = typed.parts.map((part) => Number(part) as 1 | 2 | 3);
  const title = typed.title.trim();
  if (title.length < 5) reader.fault(field('title'), 'ใส่ชื่อโครงการหรือกิจกรรม · Give the project’s title');
  if (parts.length === 0) reader.fault(field('parts'), 'เลือกส่วนที่ 1, 2 หรือ 3 · Choose part 1, 2 or 3');
  const unit = reader.text(typed.unit);
  const target = reader.figure(field('target'), typed.target);
  const result = reader.figure(field('result'), typed.result);
  if (unit === null && (target !== null || result !== null))
    reader.fault(field('unit'), 'ใส่หน่วยนับของเป้าและผล · Give the unit of target and result');
  const project: ReturnProject = {
    id: typed.id,
    title,
    parts,
    guideline: reader.text(typed.guideline),
    money: readMoney(reader, typed, field),
    unit,
    target,
    result,
    ...readPeople(reader, typed, field),
    progress: reader.text(typed.progress),
    obstacle: reader.text(typed.obstacle),
    support: reader.text(typed.support),
    evidence: reader.text(typed.evidence),
    emenscr: reader.text(typed.emenscr),
    ...readPeriod(reader, typed, field),
  };
  for (const name of ['progress', 'obstacle', 'support', 'emenscr'] as const)
    if (project[name] !== null && project[name].length < 3) reader.fault(field(name), 'สั้นเกินไป · Too short');
  if (project.evidence !== null && project.evidence.length < 5)
    reader.fault(field('evidence'), 'สั้นเกินไป · Too short');
  return project;
}

/** When it begins and ends, where that is said. */
function readPeriod(
  reader: Reader,
  typed: TypedProject,
  field: (name: 'beginsOn' | 'endsOn') => string,
): Pick<ReturnProject, 'beginsOn' | 'endsOn'> {
  const beginsOn = reader.day(field('beginsOn'), typed.beginsOn);
  const endsOn = reader.day(field('endsOn'), typed.endsOn);
  if (beginsOn !== null && endsOn !== null && endsOn < beginsOn)
    reader.fault(field('endsOn'), 'สิ้นสุดก่อนวันเริ่ม · It ends before it begins');
  return { ...(beginsOn !== null && { beginsOn }), ...(endsOn !== null && { endsOn }) };
}

type FieldName = (
  name:
    'received1' | 'spent1' | 'received2' | 'spent2' | 'beneficiaries' | 'countedElsewhere' | 'countedWhere',
) => string;

/** Parts 1 and 2 say what came and what went, nought too; part 3 has no money at all. */
function readMoney(reader: Reader, typed: TypedProject, field: FieldName): PartMoney[] {
  const money: PartMoney[] = [];
  for (const part of [1, 2] as const) {
    const names = [`received${part}`, `spent${part}`] as const;
    const [received, spent] = names.map((name) => reader.figure(field(name), typed[name]));
    const isIn = typed.parts.includes(`${part}`);
    for (const name of names) {
      if (isIn && typed[name].trim() === '')
        reader.fault(field(name), 'ใส่จำนวนเงิน (ถ้าไม่มี ใส่ 0) · Give the amount (0 where there is none)');
      if (!isIn && typed[name].trim() !== '')
        reader.fault(
          field(name),
          `มีจำนวนเงิน แต่ไม่ได้เลือกส่วนที่ ${part} · There is an amount, but part ${part} was not chosen`,
        );
    }
    if (typeof received !== 'bigint' || typeof spent !== 'bigint' || !isIn) continue;
    if (spent > received)
      reader.fault(field(`spent${part}`), 'เบิกจ่ายมากกว่าที่ได้รับ · More was spent than received');
    money.push({ part, receivedSatang: received, spentSatang: spent });
  }
  return money;
}

/** People reached, and how many of them another project counts already: these are counted once. */
function readPeople(
  reader: Reader,
  typed: TypedProject,
  field: FieldName,
): Pick<ReturnProject, 'beneficiaries' | 'countedElsewhere' | 'countedWhere'> {
  const beneficiaries = reader.count(field('beneficiaries'), typed.beneficiaries);
  const countedElsewhere = reader.count(field('countedElsewhere'), typed.countedElsewhere);
  const countedWhere = reader.text(typed.countedWhere);
  if ((countedElsewhere ?? 0) > (beneficiaries ?? 0))
    reader.fault(
      field('countedElsewhere'),
      'มากกว่าจำนวนผู้ได้รับประโยชน์ · More than the people who were reached',
    );
  if ((countedElsewhere ?? 0) > 0 && (countedWhere === null || countedWhere.length < 3))
    reader.fault(field('countedWhere'), 'บอกว่านับไว้ในโครงการใดแล้ว · Say which project counts them already');
  return { beneficiaries, countedElsewhere, countedWhere };
}
