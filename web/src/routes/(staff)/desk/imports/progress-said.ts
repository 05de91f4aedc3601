/** Progress in the reader's words: made by the server for the page, and for its script every few seconds. */
import type { Language } from '#kernel/texts.ts';
import { steps, type ImportProgress, type Step } from '#watch/imports/progress.ts';
import { importStates } from '#watch/imports/states.ts';
import { text } from '#watch/imports/text.ts';

export interface ProgressSaid {
  /** Under way: the page asks again. When it becomes false the page is opened anew. */
  goesOn: boolean;
  state: string;
  /** What is going on, in a sentence or two. */
  said: string;
  /** Place of the step among the four, from 1; 0 before it begins. */
  step: number;
  steps: { step: Step; label: string; mark: string }[];
  item: string;
  label: string;
  unit: string;
  value: number;
  /** Null while nobody knows how many there are. */
  max: number | null;
  silent: string;
}

export function progressSaid(progress: ImportProgress, language: Language): ProgressSaid {
  const words = text[language];
  const { state, step, item, done, total, silentSeconds } = progress;
  const at = step === null ? -1 : steps.indexOf(step);
  const mark = (k: number) => (k < at ? words.passed : k === at ? words.now : words.later);
  return {
    goesOn: state === 'queued' || state === 'running' || state === 'stopping',
    state: importStates[state][language],
    said: sentence(progress, language),
    step: at + 1,
    steps: steps.map((one, k) => ({ step: one, label: words.stages[one], mark: mark(k) })),
    item,
    label: step === null ? '' : words.stages[step],
    unit: step === null ? '' : words.stageUnit[step],
    value: done,
    max: total,
    silent:
      silentSeconds === null
        ? ''
        : state === 'queued'
          ? words.queuedSilent
          : words.silent(silentSeconds.toLocaleString('en')),
  };
}

function sentence({ state, ahead }: ImportProgress, language: Language): string {
  const words = text[language];
  if (state === 'queued') return ahead ? words.ahead(ahead) : words.next;
  return state === 'stopping' ? words.stopping : '';
}
