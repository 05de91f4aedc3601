/** What districts add to "my work": months to report and matters to get back for the centre; answers for the desk. */
import { whoAmI } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import type { Due } from '#office/my-work/due.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { districtName } from './district-name.ts';
import { monthName, monthOf, reportableMonths, reportedBy, standingOf } from './months.ts';
import { ownCounts, ownDistrict } from './own.ts';
import { openMatters, openQuestions, type Matter, type Question } from './queries.ts';
import { topicName } from './topics.ts';

/** The viewer's own, earliest first; a governor looks on and has none. */
export async function dues(tx: Tx): Promise<Due[]> {
  const me = await whoAmI(tx);
  if (!me) return [];
  if (mayDo(me.role, 'district:count')) {
    const matters = await openMatters(tx);
    return [...(await monthDues(tx)), ...matters.map(matterOut)];
  }
  if (!mayDo(me.role, 'district:answer')) return [];
  return [...(await openQuestions(tx)).map(questionDue), ...(await openMatters(tx)).map(matterDue)];
}

/** Months that ended without a whole report, since the district has somebody here. */
async function monthDues(tx: Tx): Promise<Due[]> {
  const district = await ownDistrict(tx);
  if (!district?.memberSinceOn) return [];
  const { memberSinceOn } = district;
  const calendar = await readCalendar(tx);
  const ended = reportableMonths(calendar.today).slice(1).reverse();
  const counts = await ownCounts(tx, ended[0]!);
  return ended
    .filter((month) => month >= monthOf(memberSinceOn))
    .filter((month) => {
      const topics = counts.flatMap((one) => (one.month === month ? [one.topic] : []));
      return !standingOf({ month, topics, lastRecordedOn: null, memberSinceOn }, calendar).startsWith(
        'whole',
      );
    })
    .map((month) => ({
      kind: 'district_month',
      title_th: `รายงานสถิติเรื่องของเดือน ${monthName(month, 'th')}`,
      title_en: `Report the counts of ${monthName(month, 'en')}`,
      due_on: reportedBy(month, calendar),
      href: `/district?month=${month}`,
    }));
}

const deskOf = ({ areaNo }: Matter) =>
  areaNo === null
    ? { th: 'ส่วนกลาง', en: 'the centre' }
    : { th: `สำนักงาน ปปท. เขต ${areaNo}`, en: `the PACC Area ${areaNo} office` };

function matterOut(row: Matter): Due {
  const desk = deskOf(row);
  const with_ = row.handedToName ?? null;
  const at = (language: 'th' | 'en') =>
    with_ ??
    (row.handedTo === 'area_office'
      ? desk[language]
      : { th: 'ศูนย์ดำรงธรรมจังหวัด', en: 'the provincial centre' }[language]);
  return {
    kind: 'district_matter_out',
    title_th: `ติดตามเรื่องที่ส่งต่อ เลขรับ ${row.registerNo} · ${at('th')}`,
    title_en: `Get back matter no. ${row.registerNo} from ${at('en')}`,
    due_on: row.dueBackOn,
    href: `/district/matters/${row.id}`,
  };
}

function questionDue(row: Question): Due {
  return {
    kind: 'district_question',
    title_th: `ตอบคำถามของศูนย์ดำรงธรรมอำเภอ: ${topicName(row.topic, 'th')}`,
    title_en: `Answer a district centre’s question: ${topicName(row.topic, 'en')}`,
    due_on: row.answerByOn,
    href: `/district/questions/${row.id}`,
    waits_th: districtName(row.districtTh, 'th'),
    waits_en: districtName(row.districtEn, 'en'),
  };
}

function matterDue(row: Matter): Due {
  const isNew = row.state === 'handed_over';
  return {
    kind: isNew ? 'district_matter_new' : 'district_matter',
    title_th: `${isNew ? 'รับเรื่องจากศูนย์ดำรงธรรมอำเภอ' : 'แจ้งผลเรื่องกลับศูนย์ดำรงธรรมอำเภอ'} เลขรับ ${row.registerNo}`,
    title_en: `${isNew ? 'Take over a district centre’s matter' : 'Give back a district centre’s matter'} no. ${row.registerNo}`,
    due_on: row.dueBackOn,
    href: `/district/matters/${row.id}`,
    waits_th: districtName(row.districtTh, 'th'),
    waits_en: districtName(row.districtEn, 'en'),
  };
}
