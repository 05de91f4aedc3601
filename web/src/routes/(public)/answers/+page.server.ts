/** Advice that everybody may read, by words and topic. */
import { levels } from '#clinic/advice/levels.ts';
import { readPromises, topicName } from '#clinic/consultations/promises.ts';
import { publishedAnswers } from '#clinic/publishing/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { language } = locals;
    const { topics } = readPromises();
    const words = (url.searchParams.get('words') ?? '').trim().slice(0, 200);
    const topic = topics.find(({ id }) => id === url.searchParams.get('topic'))?.id;
    const page = Number(/^[1-9]\d{0,3}$/u.exec(url.searchParams.get('page') ?? '')?.[0] ?? 1);
    const { rows, hasMore } = await publishedAnswers(tx, { words, topic, page });
    const further = new URLSearchParams({ words, topic: topic ?? '', page: String(page + 1) });
    return {
      words,
      topic: topic ?? '',
      further: hasMore ? further.toString() : null,
      topics: topics.map((one) => ({ value: one.id, label: one[language] })),
      rows: rows.map((row) => ({
        ...row,
        topic: topicName(row.topic, language),
        level: levels[row.level][language],
      })),
    };
  });
