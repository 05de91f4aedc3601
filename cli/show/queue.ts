/** The list as a person reads it in a terminal: one short card per row. */
import { formatBahtShort } from '#kernel/baht.ts';
import { formatDay } from '#kernel/thai-date.ts';
import { displayWidth, padToWidth } from '#kernel/thai-text.ts';
import {
  formatNumber,
  standingSentence,
  subjectKinds,
  wordsOf,
  type Language,
  type QueueRow,
} from '#procurement/read.ts';
import { areaWords, provinceWords, say, yearWords } from './places.ts';
import { wrap } from './table.ts';

const labels = {
  seen: { th: 'สิ่งที่เห็น', en: 'Seen' },
  why: { th: 'ทำไมจึงควรดู', en: 'Why' },
  money: { th: 'เงินที่เกี่ยวข้อง', en: 'Money' },
  sure: { th: 'แน่เพียงใด', en: 'How sure' },
  next: { th: 'คลินิกควรทำต่อ', en: 'Next' },
  subject: { th: 'เรื่องของ', en: 'About' },
} as const;

const width = 108;
const labelWidth = 18;

/** The cards, the head line before them and the standing sentence after. */
export function showQueue(rows: readonly QueueRow[], dataLine: string, language: Language): string {
  const thai = language === 'th';
  const head = thai ? `รายการที่ควรดูก่อน · ${dataLine}` : `Worth looking at first · ${dataLine}`;
  const empty = thai
    ? 'ยังไม่มีรายการ: ต้องมีข้อสังเกตอย่างน้อยสองกลุ่มที่เป็นอิสระต่อกันจึงจะขึ้นรายการ'
    : 'Nothing is listed: at least two independent families of observations are needed.';
  const cards = rows.length === 0 ? [empty] : rows.map((row) => card(row, language));
  return [head, '', cards.join('\n\n'), '', ...wrap(standingSentence[language], width)].join('\n');
}

function card(row: QueueRow, language: Language): string {
  const where = [
    row.province ?? provinceWords(null, language),
    areaWords(row.pacc_area, language),
    row.agency_type,
    yearWords(row.fiscal_year_be, language),
    `${say(language, 'คะแนน', 'score')} ${formatNumber(row.score / 1000, 2)}`,
  ];
  const about = `${wordsOf(subjectKinds, row.subject_kind, language)}: ${row.supplier_name ?? '–'}`;
  const also = say(
    language,
    `และอีก ${row.also.length} เรื่องของหน่วยงานเดียวกัน`,
    `and ${row.also.length} more of the same agency`,
  );
  return [
    `${String(row.place).padStart(3)}  ${row.agency_name}`,
    `     ${where.join(' · ')}`,
    ...(row.subject_kind === 'agency' ? [] : [field(labels.subject[language], about)]),
    ...row.seen.map((sentence, k) => field(k === 0 ? labels.seen[language] : '', `• ${sentence}`)),
    field(labels.why[language], row.why),
    field(labels.money[language], formatBahtShort(row.money_satang, language)),
    field(labels.sure[language], howSure(row, language)),
    field(labels.next[language], row.next_step.text),
    ...(row.also.length === 0 ? [] : [field('', also)]),
    field('', `truatkhap explain '${row.subject_id}'`),
  ].join('\n');
}

function howSure({ sure, last_signed_day }: QueueRow, language: Language): string {
  const { independent_families, facts, estimates } = sure;
  const told = [
    say(language, `${independent_families} กลุ่มที่เป็นอิสระต่อกัน`, `${independent_families} independent families`),
    say(language, `ข้อเท็จจริงในไฟล์ ${facts} ข้อ`, `${facts} facts of the file`),
    say(
      language,
      `ค่าประมาณที่คุมการเตือนผิดแล้ว ${estimates} ข้อ`,
      `${estimates} estimates under false-discovery control`,
    ),
  ];
  if (last_signed_day !== null)
    told.push(`${say(language, 'ลงนามล่าสุด', 'last signed')} ${formatDay(last_signed_day, language)}`);
  return told.join(' · ');
}

function field(label: string, text: string): string {
  return wrap(text, width - labelWidth - 5)
    .map(
      (line, k) =>
        `     ${padToWidth(k === 0 ? label : '', Math.max(labelWidth, displayWidth(label)))}${line}`,
    )
    .join('\n');
}
