/** An answer as the page shows it: the places of like agencies in words. */
import type { PlanAnswer } from '#procurement/precheck.ts';

export type ShownAnswer = Omit<PlanAnswer, 'steps'> & {
  steps: (PlanAnswer['steps'][number] & { alikePlaces?: Record<'th' | 'en', string>[] })[];
};
