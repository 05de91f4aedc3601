/**
 * One subject as text: what was seen first, its innocent explanations as prominent as the flag, then
 * what to check and ask for, what looked clear, and what could not be assessed.
 */
import { formatBahtShort } from '#kernel/baht.ts';
import { formatDay } from '#kernel/thai-date.ts';
import {
  agencyTypes,
  notAssessableReasons,
  families,
  formatNumber,
  formatValue,
  peerGroupWords,
  subjectKinds,
  wordsOf,
  type EvidenceRow,
  type Explanation,
  type Language,
  type NotAssessableReason,
  type Observation,
} from '#procurement/read.ts';
import { areaWords, provinceWords, say, yearWords } from './places.ts';
import { strip } from './strip.ts';
import { block, table, wrap } from './table.ts';

const width = 108;

/** The whole page, headline first and the standing sentence at both ends. */
export function showExplanation(explanation: Explanation, dataLine: string, language: Language): string {
  const thai = language === 'th';
  const { observations, clear, not_assessed, next_step, standing } = explanation;
  const nothing = thai ? 'ไม่มีข้อสังเกตในเรื่องนี้' : 'Nothing was observed here.';
  return [
    ...headline(explanation, language),
    block(dataLine, 0, width),
    '',
    block(standing, 0, width),
    '',
    ...(observations.length === 0
      ? [nothing, '']
      : observations.flatMap((seen, k) => [...observation(seen, k + 1, language), ''])),
    ...section(
      thai ? 'คลินิกควรทำต่อ' : 'What the clinic would do next',
      next_step.text === '' ? [] : [next_step.text],
    ),
    ...section(
      thai ? 'ดูแล้วไม่พบข้อสังเกต' : 'Looked at and clear',
      clear.map((one) => `${one.title}: ${one.sentence}`),
    ),
    ...section(
      thai ? 'ประเมินไม่ได้ (ไม่ได้แปลว่าเรียบร้อย)' : 'Could not be assessed (which does not mean fine)',
      not_assessed.map((one) => `${one.title}: ${one.text}`),
    ),
    block(standing, 0, width),
  ].join('\n');
}

function headline({ subject, score, observations }: Explanation, language: Language): string[] {
  const { agency } = subject;
  const names = [agency?.agency_name, subject.supplier_name]
    .filter((name) => typeof name === 'string')
    .join(' × ');
  const kind = wordsOf(subjectKinds, subject.kind, language);
  const where = agency && [
    provinceWords(agency.province_iso, language),
    areaWords(agency.pacc_area, language),
    wordsOf(agencyTypes, agency.agency_type, language),
  ];
  const count = formatNumber(subject.award_count, 0);
  const size = say(language, `${count} รายการ`, `${count} awards`);
  return [
    `${kind}: ${names === '' ? subject.id : names}`,
    ...(subject.title === null ? [] : [block(subject.title, 2, width)]),
    ...(where ? [where.join(' · ')] : []),
    [yearWords(subject.fiscal_year_be, language), size, formatBahtShort(subject.money_satang, language)].join(
      ' · ',
    ),
    ...partOfTheYear(agency?.not_whole_reason ?? null, language),
    inShort(observations, score ?? 0, language),
    subject.id,
  ];
}

/** A total of an agency whose year is not whole is no total of the year. */
function partOfTheYear(reason: string | null, language: Language): string[] {
  const known = notAssessableReasons[reason as NotAssessableReason];
  if (reason === null || known === undefined) return [];
  const why = language === 'th' ? known.th : known.en;
  return [say(language, `ยอดนี้ไม่ใช่ทั้งปี: ${why}`, `These totals are not the whole year's: ${why}`)];
}

/** How many observations count, of which families, and the score. */
function inShort(observations: readonly Observation[], score: number, language: Language): string {
  const counted = observations.filter((seen) => seen.contribution > 0);
  if (counted.length === 0)
    return say(language, 'ไม่มีข้อสังเกตที่นับคะแนน', 'no observation counts towards a score');
  const kinds = [...new Set(counted.map((seen) => wordsOf(families, seen.flag.family, language)))];
  const points = formatNumber(score / 1000, 2);
  return say(
    language,
    `มีข้อสังเกต ${counted.length} ข้อ เรื่อง${kinds.join(' และ ')} · คะแนน ${points}`,
    `${counted.length} observations on ${kinds.join(' and ')} · score ${points}`,
  );
}

function observation(seen: Observation, place: number, language: Language): string[] {
  const thai = language === 'th';
  const points =
    seen.contribution > 0
      ? `${formatNumber(seen.contribution / 1000, 2)} ${thai ? 'คะแนน' : 'points'}`
      : thai
        ? 'ไม่นับคะแนน'
        : 'adds no points';
  return [
    '─'.repeat(width),
    block(`${place}. ${seen.title} (${points})`, 0, width, 3),
    block(seen.sentence, 3, width),
    ...figures(seen, language).map((line) => `   ${line}`),
    '',
    ...list(thai ? 'คำอธิบายที่สุจริตที่เป็นไปได้' : 'Innocent explanations that may hold', seen.innocent),
    ...list(thai ? 'ทำไมจึงเป็นข้อสังเกต' : 'Why it is worth a look', [seen.why]),
    ...rows(seen, language),
    ...list(thai ? 'ควรตรวจอะไรต่อ' : 'What to check next', seen.check),
    ...list(thai ? 'เอกสารที่ควรขอ' : 'Documents to request', seen.documents),
    ...list(thai ? 'ข้อจำกัด' : 'Limits', seen.limits),
    ...list(thai ? 'อ้างอิง' : 'References', seen.law),
  ];
}

function figures({ result, flag, peers }: Observation, language: Language): string[] {
  const thai = language === 'th';
  const unit = (value: number | null) => formatValue(value, flag.value_unit, language);
  const interval =
    result.low === null || result.high === null
      ? thai
        ? 'เป็นข้อเท็จจริงในไฟล์ ไม่ใช่ค่าประมาณ'
        : 'a fact of the file, not an estimate'
      : thai
        ? `ช่วง ${unit(result.low)} ถึง ${unit(result.high)}`
        : `interval ${unit(result.low)} to ${unit(result.high)}`;
  const control = result.q_value === null ? [] : [`q = ${result.q_value.toPrecision(2)}`];
  const first = [
    `${thai ? 'ค่า' : 'value'} ${unit(result.value)}`,
    `n = ${formatNumber(Number(result.n ?? 0), 0)}`,
    interval,
    ...(result.threshold === null ? [] : [`${thai ? 'เกณฑ์' : 'threshold'} ${unit(result.threshold)}`]),
    ...control,
    `${thai ? 'กติการุ่น' : 'rule version'} ${result.flag_version}`,
  ].join(' · ');
  if (peers === null || result.value === null) return wrap(first, width - 3);
  const legend = thai ? '▲ เรื่องนี้  ┆ เกณฑ์  ◆ ตรงกัน' : '▲ this subject  ┆ threshold  ◆ both';
  return [
    ...wrap(first, width - 3),
    `${thai ? 'เทียบกับ' : 'peers:'} ${peerGroupWords(peers.peer_group, language)} (${formatNumber(peers.n, 0)})   ${legend}`,
    ...strip(peers, result.value, result.threshold, flag.value_unit, language),
  ];
}

function rows(seen: Observation, language: Language): string[] {
  const thai = language === 'th';
  const more =
    seen.from_count > 1
      ? thai
        ? ` เรียงจากเรื่องที่เงินมากที่สุด ใน ${seen.from_count} เรื่อง`
        : ` of ${seen.from_count}, the largest first`
      : '';
  const title = thai
    ? `แถวข้อมูล${more} (แสดง ${seen.rows.length} จาก ${seen.row_count})`
    : `Rows${more} (${seen.rows.length} of ${seen.row_count})`;
  // What was seen of a seller stands in many agencies' rows: there the buyer is what a reader lacks.
  const ofSeller = seen.result.subject_kind === 'supplier';
  const heads = thai
    ? ['ลงนาม', 'เลขที่โครงการ', 'รายการ', ofSeller ? 'หน่วยงาน' : 'ผู้ขาย', 'จำนวนเงิน', 'งบประมาณ']
    : ['signed', 'project', 'title', ofSeller ? 'agency' : 'seller', 'amount', 'budget'];
  const widths = [13, 12, 32, 20, 14, 14];
  const columns = heads.map((head, k) => ({ head, width: widths[k] ?? 12, right: k >= 4 }));
  const drawn = table(
    columns,
    seen.rows.map((row) => cells(row, ofSeller ? row.agency_name : row.supplier_name, language)),
  );
  return [`   ${title}`, ...drawn.split('\n').map((line) => `   ${line}`), ''];
}

function cells(row: EvidenceRow, other: string | null, language: Language): string[] {
  const money = (satang: bigint | null) => (satang === null ? '–' : formatNumber(Number(satang) / 100, 2));
  return [
    row.signed_day === null ? '–' : formatDay(row.signed_day, language),
    row.project_id ?? '–',
    row.title ?? '–',
    other ?? '–',
    money(row.amount_satang),
    money(row.budget_satang),
  ];
}

function list(title: string, items: readonly string[]): string[] {
  const told = items.flatMap((item) => item.split('\n')).filter((line) => line.trim() !== '');
  return told.length === 0 ? [] : [`   ${title}`, ...told.map((item) => block(`• ${item}`, 5, width, 2)), ''];
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => block(`• ${item}`, 2, width, 2)), ''];
}
