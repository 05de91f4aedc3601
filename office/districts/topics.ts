/** What a district centre counts, and by when: a dated list and a few rules in topics.yaml, read once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '#kernel/texts.ts';

export interface Topic {
  id: string;
  th: string;
  en: string;
  /** The process of a watch item that it leads to first. */
  process: string;
  /** Months 'YYYY-MM'; both belong to the time in which it is counted. */
  valid_from: string;
  valid_to: string | null;
}

interface Rule {
  value: number;
  source: string;
  verified: boolean;
}

export interface TopicList {
  version: string;
  source: string;
  verified: boolean;
  topics: readonly Topic[];
  rules: Readonly<
    Record<
      | 'reported_by_working_day'
      | 'closes_after_working_day'
      | 'answered_within_working_days'
      | 'back_within_working_days',
      Rule
    >
  >;
}

let list: TopicList | undefined;

export function readTopics(): TopicList {
  return (list ??= parse(readFileSync(join(import.meta.dirname, 'topics.yaml'), 'utf8')) as TopicList);
}

/** Those counted in a month ('2026-11'), in the order of the file. */
export function topicsOf(month: string): readonly Topic[] {
  return readTopics().topics.filter(
    (one) => one.valid_from <= month && (one.valid_to === null || one.valid_to >= month),
  );
}

/** Also one that is no longer counted; an id nobody knows is shown as it is. */
export function topicName(id: string, language: Language): string {
  return readTopics().topics.find((one) => one.id === id)?.[language] ?? id;
}
