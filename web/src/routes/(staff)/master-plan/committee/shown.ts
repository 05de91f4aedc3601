/** How figures and states of a committee look: exact digits with commas, never rounded again. */
import { hundredthsOf, shownFigure } from '#master-plan/returns/figures.ts';
import type { MeetingState, ResolutionState } from '#master-plan/committee/states.ts';

export const badgeOf = {
  planned: 'caution',
  frozen: 'notice',
  held: 'notice',
  closed: 'calm',
  called_off: 'none',
} as const satisfies Record<MeetingState, string>;

export const resolutionBadgeOf = {
  open: 'caution',
  going_on: 'notice',
  carried: 'caution',
  done: 'calm',
} as const satisfies Record<ResolutionState, string>;

/** '1234.50' → '1,234.5'; null stays. */
export const shownDigits = (digits: string): string => shownFigure(hundredthsOf(digits));

/** Baht always have their satang: '1234.50' → '1,234.50'. */
export const shownBaht = (digits: string): string => digits.replace(/\B(?=(\d{3})+\.)/gu, ',');
