/**
 * The calibration page: how often each flag speaks on one body of data, and whether it stays within
 * the house's limits. Counts only, no names; the data is named by its hash.
 */
import { createHash } from 'node:crypto';
import type { Analysis } from './open.ts';
import { readCoverage, type FlagCoverage } from './outcomes.ts';
import { formatNumber } from './words.ts';

/** A ranking flag may not speak of more than these shares. */
const limits = { overall: 0.1, group: 0.25, groupSize: 200 };

type GroupRate = { flag_id: string; peer_group: string; assessable: bigint; flagged: bigint };

const groupedSql = `
WITH homes AS (
  SELECT award_id AS subject_id, peer_province, peer_area, peer_nation FROM awards
  UNION ALL SELECT tender_id, peer_province, peer_area, peer_nation FROM tenders
  UNION ALL SELECT contract_id, peer_province, peer_area, peer_nation FROM contracts
  UNION ALL SELECT agency_id, peer_province, peer_area, peer_nation FROM agencies
  UNION ALL SELECT pair_id, any_value(peer_province), any_value(peer_area), any_value(peer_nation) FROM awards WHERE pair_id IS NOT NULL GROUP BY pair_id
),
judged AS (SELECT flag_id, subject_id, outcome FROM results WHERE outcome <> 'not_assessable'),
counted AS (
  SELECT flag_id, peer_province, peer_area, peer_nation, count(*) AS assessable, count(*) FILTER (WHERE outcome = 'flagged') AS flagged
  FROM judged JOIN homes USING (subject_id) GROUP BY ALL
),
named AS (
  SELECT flag_id, peer_province AS peer_group, assessable, flagged FROM counted
  UNION ALL SELECT flag_id, peer_area, assessable, flagged FROM counted
  UNION ALL SELECT flag_id, peer_nation, assessable, flagged FROM counted
),
summed AS (
  SELECT flag_id, peer_group, CAST(sum(assessable) AS BIGINT) AS assessable, CAST(sum(flagged) AS BIGINT) AS flagged
  FROM named WHERE peer_group IS NOT NULL GROUP BY ALL HAVING sum(assessable) >= ${limits.groupSize}
)
SELECT * FROM summed
QUALIFY row_number() OVER (PARTITION BY flag_id ORDER BY flagged / assessable DESC, assessable DESC, peer_group) = 1`;

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${formatNumber((part / whole) * 100, 2)} %`;

/** First 16 hex of a hash over the files' own hashes: names the data, not the code. */
function dataHash({ manifest }: Analysis): string {
  const hashes = manifest.files.map((file) => file.sha256).sort();
  return createHash('sha256').update(hashes.join('\n')).digest('hex').slice(0, 16);
}

/** The whole page as Markdown. Group names are kinds of agency with a province or Area, never a body. */
export async function calibrationPage(analysis: Analysis): Promise<string> {
  const coverage = await readCoverage(analysis, 'en');
  const groups = await analysis.db.all<GroupRate>(groupedSql);
  const ranking = coverage.filter((flag) => flag.use_as === 'ranking' && flag.status === 'live');
  const groupOf = new Map(groups.map((group) => [group.flag_id, group]));
  const rows = coverage.map((flag) => calibrationRow(flag, groupOf.get(flag.flag_id)));
  const read = analysis.manifest.files.reduce((sum, file) => sum + file.read, 0);
  const within = rows.every((row) => row.verdict !== 'over');
  return `${[
    '# การปรับเทียบข้อสังเกต · Calibration of the flags',
    '',
    '<!-- Generated: truatkhap calibration --data DIR > docs/reference/calibration.md -->',
    '',
    'ตัวเลขเป็นจำนวนนับเท่านั้น ไม่มีชื่อหน่วยงานหรือผู้ขาย ข้อสังเกตไม่ใช่ผลการตรวจสอบ',
    '',
    'Counts only; no agency or seller is named. An observation is not the result of an audit.',
    '',
    `- Data: ${analysis.manifest.files.length} files, ${formatNumber(read, 0)} rows read, sha-256 \`${dataHash(analysis)}\``,
    `- Limits for ranking flags: ${limits.overall * 100} % of what is assessable, ${limits.group * 100} % in any peer group of ${limits.groupSize} or more`,
    `- Ranking: ${ranking.filter((flag) => flag.flagged > 0).length} flags that spoke, of ${ranking.length}; ${within ? 'all within the limits' : 'NOT all within the limits'}`,
    '',
    '| flag | use | subject | assessable | flagged | flagged % | clear | highest rate in a peer group | verdict |',
    '|---|---|---|--:|--:|--:|--:|---|---|',
    ...rows.map((row) => row.line),
    '',
    '## สิ่งที่ประเมินไม่ได้ · What could not be assessed',
    '',
    '| flag | not assessable | why |',
    '|---|--:|---|',
    ...coverage.map(
      (flag) => `| ${flag.flag_id} | ${formatNumber(flag.not_assessable, 0)} | ${reasonList(flag)} |`,
    ),
  ].join('\n')}\n`;
}

function calibrationRow(flag: FlagCoverage, group: GroupRate | undefined): { line: string; verdict: string } {
  const overall = flag.assessable === 0 ? 0 : flag.flagged / flag.assessable;
  const highest = group ? Number(group.flagged) / Number(group.assessable) : 0;
  const over = overall > limits.overall || highest > limits.group;
  const verdict = flag.use_as !== 'ranking' ? 'not ranked' : over ? 'over' : 'within';
  const named =
    group && group.flagged > 0n
      ? `${percent(Number(group.flagged), Number(group.assessable))} of ${formatNumber(Number(group.assessable), 0)} (${group.peer_group.replaceAll('|', ' ')})`
      : '–';
  const cells = [
    flag.flag_id,
    flag.use_as,
    flag.subject_kind,
    formatNumber(flag.assessable, 0),
    formatNumber(flag.flagged, 0),
    percent(flag.flagged, flag.assessable),
    formatNumber(flag.clear, 0),
    named,
    verdict,
  ];
  return { line: `| ${cells.join(' | ')} |`, verdict };
}

const reasonList = (flag: FlagCoverage): string =>
  flag.reasons.map((reason) => `${reason.reason} ${formatNumber(reason.count, 0)}`).join(', ') || '–';
