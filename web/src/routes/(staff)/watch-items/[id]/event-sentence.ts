/** One event of an item in a sentence: what was done, and the little that the timeline knows of it. */
import type { Language } from '#kernel/texts.ts';
import type { ItemEvent } from '#office/watch-items/item-parts.ts';
import { partnerBodies, shareKinds, sourceKinds } from '#office/watch-items/kinds.ts';
import { itemOutcomes, itemStates } from '#office/watch-items/states.ts';
import { text } from '#office/watch-items/text.ts';

export function eventSentence({ name, data }: ItemEvent, language: Language): string {
  const words = text[language];
  const what = (words.events as Record<string, string>)[name] ?? name;
  const said = (table: object, key: unknown) =>
    (table as Record<string, Record<Language, string>>)[String(key)]?.[language];
  const from = said(itemStates, data['from']);
  const to = said(itemStates, data['to']);
  const details = [
    name === 'watch_item.moved' && from && to ? words.fromTo(from, to) : undefined,
    said(itemOutcomes, data['outcome']),
    said(sourceKinds, data['source_kind']),
    said(partnerBodies, data['body']),
    ...String(data['what'] ?? '')
      .split(' ')
      .map((kind) => said(shareKinds, kind)),
  ].filter((detail) => detail !== undefined);
  return details.length > 0 ? `${what}: ${details.join(' · ')}` : what;
}
