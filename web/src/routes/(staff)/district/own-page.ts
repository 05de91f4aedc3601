/** What the phone page of a district centre shows: one month's topics, what is out, what was asked. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { dueDay, readCalendar, type OfficeCalendar } from '#office/deadlines/calendar.ts';
import {
  closesOn,
  isClosed,
  isReportable,
  missingOf,
  monthName,
  monthOf,
  reportableMonths,
  reportedBy,
  standingOf,
} from '#office/districts/months.ts';
import { ownCounts, ownDistrict, type OwnCount, type OwnDistrict } from '#office/districts/own.ts';
import { answeredQuestions, openMatters, openQuestions, returnedMatters } from '#office/districts/queries.ts';
import { readTopics, topicName, topicsOf } from '#office/districts/topics.ts';
import type { Tx } from '#platform/postgres/store.ts';

export async function ownPage(tx: Tx, language: Language, wanted: string | null) {
  const district = await ownDistrict(tx);
  if (!district) return { kind: 'unknown' as const };
  const calendar = await readCalendar(tx);
  const month = wanted !== null && isReportable(wanted, calendar.today) ? wanted : monthOf(calendar.today);
  const months = reportableMonths(calendar.today);
  const counts = await ownCounts(tx, months.at(-1)!);
  return {
    kind: 'own' as const,
    district,
    ...monthShown(month, counts, calendar, language),
    months: monthsShown(months, counts, district, calendar, language),
    ...(await mattersShown(tx, calendar, language)),
    ...(await questionsShown(tx, calendar, language)),
    topicsVersion: readTopics().version,
    sendingId: randomUUID(),
  };
}

const of = (counts: readonly OwnCount[], month: string) => counts.filter((one) => one.month === month);

function monthShown(
  month: string,
  counts: readonly OwnCount[],
  calendar: OfficeCalendar,
  language: Language,
) {
  const reported = of(counts, month);
  const missing = missingOf(
    month,
    reported.map(({ topic }) => topic),
  );
  const by = reportedBy(month, calendar);
  return {
    month,
    monthName: monthName(month, language),
    topics: topicsOf(month).map((topic) => ({
      id: topic.id,
      name: topic[language],
      count: reported.find((one) => one.topic === topic.id) ?? null,
    })),
    missing: missing.length,
    by,
    isLate: missing.length > 0 && calendar.today > by,
    until: closesOn(month, calendar),
    isClosed: isClosed(month, calendar),
  };
}

function monthsShown(
  months: readonly string[],
  counts: readonly OwnCount[],
  { memberSinceOn }: OwnDistrict,
  calendar: OfficeCalendar,
  language: Language,
) {
  return months.map((month) => {
    const reported = of(counts, month);
    const topics = reported.map(({ topic }) => topic);
    const lastRecordedOn = reported.map(({ recordedOn }) => recordedOn).sort().at(-1) ?? null; // prettier-ignore
    const standing = standingOf({ month, topics, lastRecordedOn, memberSinceOn }, calendar);
    return { month, name: monthName(month, language), standing };
  });
}

async function mattersShown(tx: Tx, calendar: OfficeCalendar, language: Language) {
  const named = (topic: string) => topicName(topic, language);
  return {
    matters: (await openMatters(tx)).map((row) => ({
      ...row,
      topic: named(row.topic),
      overdue: dueDay(row.dueBackOn, calendar).overdue,
    })),
    returned: (await returnedMatters(tx)).map((row) => ({ ...row, topic: named(row.topic) })),
  };
}

async function questionsShown(tx: Tx, calendar: OfficeCalendar, language: Language) {
  const rows = [...(await openQuestions(tx)), ...(await answeredQuestions(tx))];
  return {
    questions: rows.map((row) => ({
      ...row,
      topic: topicName(row.topic, language),
      overdue: row.state === 'asked' && dueDay(row.answerByOn, calendar).overdue,
    })),
  };
}

export type OwnPage = Extract<Awaited<ReturnType<typeof ownPage>>, { kind: 'own' }>;
