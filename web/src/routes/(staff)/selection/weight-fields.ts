/** The weights as a form asks them, each with what it is read from. */
import type { Language } from '#kernel/texts.ts';
import { criteria, criterionNames } from '#programme/selection/criteria.ts';
import { text } from '#programme/selection/text.ts';
import type { Weights } from '#programme/selection/weights.ts';
import type { AskedField } from '#web/src/forms/asked.ts';

export function weightAsked(language: Language, weights: Weights | null): AskedField[] {
  const words = text[language];
  return criterionNames.map((name) => {
    const { th, en, readTh, readEn, sheet, weight } = criteria[name];
    return {
      name: `weight_${name}`,
      label: `${words.sheets[sheet]} · ${language === 'th' ? th : en}`,
      hint: language === 'th' ? readTh : readEn,
      value: weights?.[name] ?? weight,
      inputmode: 'numeric',
      maxlength: 6,
    };
  });
}
