/**
 * The contract between a red flag's SQL and the house: the columns flag.sql, peers.sql and
 * evidence.sql must return, and what each outcome means. Station 4 and the flags' tests read it.
 */

/** What a flag can say of a subject. Missing, cut or sampled data is never `clear`. */
export type Outcome = 'flagged' | 'clear' | 'not_assessable';

export type SubjectKind = 'award' | 'tender' | 'contract' | 'pair' | 'agency' | 'supplier';

/** Columns of flag.sql in order: one row per subject the flag looks at, assessable or not. */
export const flagColumns = {
  subject_kind: 'VARCHAR', // SubjectKind
  subject_id: 'VARCHAR', // id in the core table of that kind
  period_be: 'INTEGER', // Buddhist fiscal year
  candidate: 'BOOLEAN', // would be flagged before false-discovery control; NULL when not assessable
  reason: 'VARCHAR', // why not assessable (a code of notAssessableReasons); NULL otherwise
  value: 'DOUBLE', // the measured value, in the flag's `value_unit`
  n: 'BIGINT', // how many rows the value rests on
  low: 'DOUBLE', // interval of the value, or NULL where the value is a fact and not an estimate
  high: 'DOUBLE',
  p_value: 'DOUBLE', // valid upper bound of the tail probability, or NULL for a fact
  threshold: 'DOUBLE', // the value was compared with this (inclusive)
  peer_group: 'VARCHAR', // the peers the threshold came from, or NULL when it comes from the law
  amount_thb: 'DECIMAL(18,2)', // money at stake, baht
} as const;

/** Columns of peers.sql: one row per peer group. More columns may follow; these come first. */
export const peerColumns = {
  peer_group: 'VARCHAR',
  n: 'BIGINT', // subjects in the group that were measured
  median: 'DOUBLE',
  p90: 'DOUBLE',
  p95: 'DOUBLE',
  base_rate: 'DOUBLE', // pooled rate of the group (sum of numerators / sum of denominators)
} as const;

/**
 * Columns of evidence.sql, first in this order; number columns of the flag's own may follow.
 * `value` is recomputed as sum(value_num)/sum(value_den) (value_is: ratio), sum(value_num) (sum) or
 * max(value_num) (max), and `n` as sum(n_part). `award_id` may be NULL where the row is a project.
 */
export const evidenceColumns = {
  tender_id: 'VARCHAR',
  award_id: 'VARCHAR',
  n_part: 'BIGINT',
  value_num: 'DOUBLE',
  value_den: 'DOUBLE',
} as const;

/** Why a subject cannot be assessed: code → what it means, said on screen. */
export const notAssessableReasons = {
  source_cut: { th: 'ต้นทางตัดข้อมูลของหน่วยงานนี้ไว้ที่ 300 แถว', en: 'the source cut this agency at 300 rows' },
  source_sampled: { th: 'มีเพียงข้อมูลตัวอย่าง ไม่ครบทั้งปี', en: 'only a sample of the year is loaded' },
  source_thin: {
    th: 'เลขที่สัญญาที่เห็นวิ่งไปไกลกว่าจำนวนที่มี ข้อมูลน่าจะมีเพียงบางส่วนของปี',
    en: 'contract numbers run far beyond the rows loaded: most of the year seems to be missing',
  },
  agency_ambiguous: {
    th: 'มีหลายหน่วยงานใช้ชื่อเดียวกัน แยกแถวไม่ได้',
    en: 'several bodies share the name and their rows cannot be told apart',
  },
  too_few: { th: 'จำนวนรายการน้อยเกินไป', en: 'too few records' },
  too_few_peers: { th: 'หน่วยงานเทียบเคียงน้อยเกินไป', en: 'too few peers to compare with' },
  no_amount: { th: 'ไม่ทราบจำนวนเงินของผู้ขายรายนี้', en: 'the amount is not published' },
  amount_doubled: {
    th: 'ราคาที่ตกลงดูเหมือนบันทึกซ้ำสองครั้ง จึงไม่ทราบราคาจริง',
    en: 'the agreed price seems to be recorded twice over, so the true price is not known',
  },
  no_budget: { th: 'ไม่มีวงเงินงบประมาณ', en: 'no budget is published' },
  no_reference_price: { th: 'ไม่มีราคากลางในไฟล์', en: 'no reference price in the file' },
  no_contract_value: { th: 'ไม่มีมูลค่าสัญญาในไฟล์', en: 'no contract value in the file' },
  no_announcement: { th: 'ไม่มีวันที่ประกาศ', en: 'no announcement date' },
  no_signing_date: { th: 'ไม่มีวันที่ลงนามสัญญา', en: 'no signing date' },
  no_end_date: { th: 'ไม่มีวันที่สิ้นสุดสัญญา', en: 'no end date' },
  no_supplier: { th: 'ไม่มีชื่อผู้ขายในไฟล์', en: 'the file names no supplier' },
  supplier_without_id: { th: 'ผู้ขายไม่มีเลขทะเบียน เชื่อมข้อมูลไม่ได้', en: 'the supplier has no registration number' },
  method_unknown: { th: 'ไม่ทราบวิธีจัดซื้อ', en: 'the procurement method is unknown' },
  limit_unknown: {
    th: 'ไม่มีวงเงินตามกฎหมายที่ใช้ได้ในวันนั้น',
    en: 'no legal limit is known for that method and day',
  },
  category_unknown: { th: 'ชื่อโครงการไม่บอกว่าซื้ออะไร', en: 'the titles do not say what is bought' },
} as const;

export type NotAssessableReason = keyof typeof notAssessableReasons;
