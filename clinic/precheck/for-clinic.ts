/** A plan that was looked at, as the beginning of a question to the clinic. It is sent only when its officer sends it. */
import { formatBaht, thbOf } from '#kernel/baht.ts';
import { formatDay } from '#kernel/thai-date.ts';
import type { Language } from '#kernel/texts.ts';
import type { PlanAnswer } from '#procurement/precheck.ts';
import { text } from './text.ts';

/** Of a question to the clinic, less room for what the officer adds. */
const longest = 3500;

/**
 * What is planned, what was observed and the change that was shown: each a line. A plan too long for a question ends with
 * how many lines were left out.
 */
export function questionOf({ drafts, findings, steps }: PlanAnswer, language: Language): string {
  const words = text[language];
  const lines = [
    words.toClinicPlan,
    ...drafts.map(
      (one) =>
        `${one.lines.join(', ')}. ${one.title} · ${formatBaht(one.satang, language)} · ${words.methods[one.method]} · ${formatDay(one.signedDay, language)}`,
    ),
    ...(findings.length > 0 ? [words.toClinicFound] : []),
    ...findings.map((one) => `- ${one.title} (${words.lines} ${one.lines.join(', ')})`),
    ...(steps.length > 0 ? [words.toClinicSteps] : []),
    ...steps.map(({ advice }) => `- ${advice.title}: ${advice.what}`),
    words.toClinicAsk,
  ];
  const kept: string[] = [];
  for (const line of lines) {
    if (kept.join('\n').length + line.length > longest) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  return [...kept, ...(left > 0 ? [words.toClinicLeft(left)] : [])].join('\n');
}

/** The whole plan in baht, '1440000.00'. */
export function totalOf({ drafts }: PlanAnswer): string {
  return thbOf(drafts.reduce((sum, one) => sum + one.satang, 0n));
}
