/** The list as a person reads it in a terminal: one short card per row. */
import { formatBahtShort } from '#kernel/baht.ts';
import { formatDay } from '#kernel/thai-date.ts';
import { displayWidth, padToWidth } from '#kernel/thai-text.ts';
import { formatNumber, standingSentence, subjectKinds, wordsOf, type Language, type QueueRow } from '#procurement/read.ts';
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
  const thai = language === 'th';
  const area = row.pacc_area === null ? (thai ? 'ส่วนกลาง' : 'headquarters') : thai ? `เขต ${row.pacc_area}` : `Area ${row.pacc_area}`;
  const where = [row.province ?? (thai ? 'ไม่ทราบจังหวัด' : 'province unknown'), area, row.agency_type,
    thai ? `ปีงบประมาณ ${row.fiscal_year_be}` : `fiscal year ${row.fiscal_year_be - 543}`];
  const sure = thai
    ? `${row.sure.independent_families} กลุ่มที่เป็นอิสระต่อกัน · ข้อเท็จจริงในไฟล์ ${row.sure.facts} ข้อ · ค่าประมาณที่คุมการเตือนผิดแล้ว ${row.sure.estimates} ข้อ`
    : `${row.sure.independent_families} independent families · ${row.sure.facts} facts of the file · ${row.sure.estimates} estimates under false-discovery control`;
  const day = row.last_signed_day === null ? '' : ` · ${thai ? 'ลงนามล่าสุด' : 'last signed'} ${formatDay(row.last_signed_day, language)}`;
  const also = row.also.length === 0 ? [] : [field('', thai ? `และอีก ${row.also.length} เรื่องของหน่วยงานเดียวกัน` : `and ${row.also.length} more of the same agency`)];
  return [
    `${String(row.place).padStart(3)}  ${row.agency_name}`,
    `     ${where.join(' · ')} · ${thai ? 'คะแนน' : 'score'} ${formatNumber(row.score / 1000, 2)}`,
    ...(row.subject_kind === 'agency' ? [] : [field(labels.subject[language], `${wordsOf(subjectKinds, row.subject_kind, language)}: ${row.supplier_name ?? '–'}`)]),
    ...row.seen.map((sentence, k) => field(k === 0 ? labels.seen[language] : '', `• ${sentence}`)),
    field(labels.why[language], row.why),
    field(labels.money[language], formatBahtShort(row.money_satang, language)),
    field(labels.sure[language], sure + day),
    field(labels.next[language], row.next_step.text),
    ...also,
    field('', `truatkhap explain '${row.subject_id}'`),
  ].join('\n');
}

function field(label: string, text: string): string {
  return wrap(text, width - labelWidth - 5)
    .map((line, k) => `     ${padToWidth(k === 0 ? label : '', Math.max(labelWidth, displayWidth(label)))}${line}`)
    .join('\n');
}
