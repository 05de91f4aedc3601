/** What a watch item is opened with when it comes from a district centre's counts: where, when, how many. */
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { districtByCode } from '#office/territory/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { aboveText } from './above-text.ts';
import { districtName } from './district-name.ts';
import { lastDay, monthName } from './months.ts';
import { topicFigures, type TopicFigures } from './overview.ts';
import { rangeText } from './range.ts';
import { readTopics, topicName } from './topics.ts';

export interface ItemProposal {
  /** Of the district. */
  name: string;
  /** Fields of the form that opens an item. */
  fields: Readonly<
    Record<'process' | 'processOther' | 'title' | 'sourceKind' | 'datedOn' | 'origin' | 'note', string>
  >;
}

/** null where the viewer sees no such count. */
export async function itemProposal(
  tx: Tx,
  asked: { district: string; month: string; topic: string },
  language: Language,
): Promise<ItemProposal | null> {
  const { district: code, month, topic } = asked;
  if (!/^\d{4}$/u.test(code) || !/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(month)) return null;
  const district = await districtByCode(tx, code);
  const figures = await topicFigures(tx, month, 1, { districtCode: code });
  const counted = figures.find((one) => one.topic === topic);
  if (!district || !counted) return null;
  const name = districtName(district[language], language);
  return { name, fields: fieldsOf(counted, name, language) };
}

function fieldsOf(counted: TopicFigures, name: string, language: Language): ItemProposal['fields'] {
  const words = aboveText[language].proposal;
  const { month, topic, received, settled, handedOver } = counted;
  const [last, today] = [lastDay(month), bangkokToday(new Date())];
  const process = readTopics().topics.find((one) => one.id === topic)?.process ?? 'other';
  const subject = topicName(topic, language);
  return {
    process,
    processOther: process === 'other' ? subject : '',
    title: words.title(subject, name),
    sourceKind: 'district_centre',
    datedOn: last > today ? today : last,
    origin: words.origin(name, monthName(month, language)),
    note: words.note(subject, monthName(month, language), [received, settled, handedOver].map(rangeText)),
  };
}
