/** The source files as DuckDB reads them without looking: every value is text. */
import { sqlText } from '#platform/duckdb.ts';

// prettier-ignore
const apiColumns = [
  'รหัสโครงการ', 'ชื่อโครงการ', 'งบประมาณ(บาท)', 'กลุ่มวิธีจัดซื้อฯ', 'วิธีจัดซื้อฯ', 'ชื่อหน่วยงาน', 'จังหวัด', 'เขต/อำเภอ', 'ปีงบประมาณ', 'ชื่อผู้ชนะ',
  'เลขนิติบุคคล', 'ราคาตกลงซื้อ/จ้าง', 'งบสัญญา(บาท)', 'วันที่ลงนามสัญญา', 'วันที่ประกาศ', 'เลขที่สัญญา', 'วันที่สิ้นสุดสัญญา', 'สถานะสัญญา', 'รหัสหน่วยงาน',
];

/** True for JSON Lines, plain or gzipped; the other benchmark files are CSV. */
export function isJson(file: string): boolean {
  return /\.jsonl(?:\.gz)?$/u.test(file);
}

/** A table function over `files`, all of one format. */
export function asText(files: readonly string[]): string {
  const list = `[${files.map(sqlText).join(', ')}]`;
  if (!isJson(files[0] ?? ''))
    return `read_csv(${list}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')`;
  const columns = apiColumns.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ');
  return `read_json(${list}, format = 'newline_delimited', columns = {${columns}})`;
}
