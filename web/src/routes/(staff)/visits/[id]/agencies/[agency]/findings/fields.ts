/** The checklist's fields by name, with what stands on record: for the form, its faults and a stale edit. */
import type { Language } from '#kernel/texts.ts';
import type { Checklist } from '#clinic/visits/checklist.ts';
import type { Finding, VisitAgency } from '#clinic/visits/queries.ts';
import { text } from '#clinic/visits/text.ts';
import type { AskedField } from '#web/src/forms/asked.ts';

export function namedFields(
  { checklist, overall, overallWords }: VisitAgency,
  findings: readonly Finding[],
  language: Language,
): AskedField[] {
  const words = text[language];
  return [
    ...(checklist ? asked(checklist, findings, language) : []),
    { name: 'overall', label: words.overall, value: overall },
    { name: 'overallWords', label: words.overallWords, value: overallWords },
  ];
}

function asked({ sections }: Checklist, findings: readonly Finding[], language: Language): AskedField[] {
  const questions = sections.flatMap((section) => section.questions);
  return questions.flatMap((question) => {
    const label = question[language];
    const found = findings.find(({ questionId }) => questionId === question.id);
    const main =
      question.kind === 'check'
        ? { name: `answer_${question.id}`, label, value: found?.answer ?? null }
        : { name: `figure_${question.id}`, label, value: found?.figure ?? null };
    const note = {
      name: `note_${question.id}`,
      label: `${text[language].note}: ${label}`,
      value: found?.note ?? null,
    };
    return [main, note];
  });
}
