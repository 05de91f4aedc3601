/** How a selection's state looks. */
import type { SelectionState } from '#programme/selection/states.ts';

export const badgeOf = {
  drafted: 'none',
  prepared: 'notice',
  proposed: 'caution',
  decided: 'calm',
  withdrawn: 'none',
} as const satisfies Record<SelectionState, string>;
