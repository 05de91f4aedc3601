/** truatkhap sources: what is loaded, as at when, from where it can be had, and what is missing. */
import type { Command } from 'commander';
import { sourcesAccount, type SourcesAccount } from '#procurement/sources.ts';

export function command(program: Command): void {
  program
    .command('sources')
    .description('ข้อมูลที่นำเข้าแล้ว ที่มา และสิ่งที่ยังขาด · what is loaded, where it can be had, and what is missing')
    .requiredOption('--data <dir>', 'พื้นที่ข้อมูล · workspace folder')
    .option('--json', 'แสดงเป็น JSON · print as JSON')
    .action(async (options: { data: string; json?: boolean }) => {
      const account = await sourcesAccount(options.data);
      console.log(options.json ? JSON.stringify(account, null, 1) : sourcesText(account));
    });
}

function sourcesText(account: SourcesAccount): string {
  const number = (n: number) => n.toLocaleString('en-US');
  const { source } = account;
  const files = account.files.map(
    (file) =>
      `  ${file.file_id}  ${file.name}  ${file.layout}  ${number(file.accepted)} แถว${file.quarantined > 0 ? ` (รอแก้ไข ${number(file.quarantined)})` : ''}  ณ วันที่ (as at): ${file.as_at ?? 'ไม่ทราบ · unknown'}${file.sampled ? '  ตัวอย่าง · sample' : ''}`,
  );
  const years = account.years.flatMap((year) => [
    `  ปีงบประมาณ ${year.fiscal_year_be}: ${number(year.rows)} แถว · จังหวัดที่ข้อมูลส่วนใหญ่ครบทั้งปี ${year.provinces_whole.length}${listed(year.provinces_whole)} · มีเพียงบางส่วน ${year.provinces_partial.length} · ยังไม่มี ${year.provinces_missing.length}${listed(year.provinces_missing)}`,
    `  fiscal year ${year.fiscal_year_be}: ${number(year.rows)} rows; provinces mostly whole ${year.provinces_whole.length}, in part ${year.provinces_partial.length}, none ${year.provinces_missing.length}`,
  ]);
  return [
    `${source.title_th} · ${source.title_en}`,
    ...source.where.map((place) => `  หาได้จาก: ${place.what_th} · ${place.what_en}: ${place.at}`),
    `ไฟล์ที่นำเข้า · files (${account.files.length})`,
    ...files,
    'ปีและจังหวัด · years and provinces',
    ...years,
    `หน่วยงาน ${number(account.agencies)} แห่ง: ต้นทางตัดข้อมูล ${number(account.cut_agencies)} · มีเพียงตัวอย่าง ${number(account.sampled_agencies)} · เลขที่สัญญาขาดหายมาก ${number(account.thin_agencies)} · ชื่อซ้ำแยกไม่ได้ ${number(account.ambiguous_agencies)}`,
    `${number(account.agencies)} agencies: cut by the source ${number(account.cut_agencies)}, only sampled ${number(account.sampled_agencies)}, with most contract numbers missing ${number(account.thin_agencies)}, sharing a name ${number(account.ambiguous_agencies)}`,
  ].join('\n');
}

/** The codes of provinces, where naming them helps more than their number. */
function listed(codes: readonly string[]): string {
  return codes.length > 0 && codes.length <= 40 ? ` (${codes.join(' ')})` : '';
}
