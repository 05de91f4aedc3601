/** A round as a form names it. */
import type { Language } from '#kernel/texts.ts';
import { text } from '#master-plan/committee/text.ts';

export const optionOfRound =
  (language: Language) =>
  ({ id, be, quarter }: { id: string; be: number; quarter: number }) => ({
    value: id,
    label: text[language].quarter(String(quarter), String(be)),
  });
