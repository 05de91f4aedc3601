/**
 * The door for whoever asks before buying: a plan in, what the flags say of it and how it is mended out. Nothing
 * is written: what was asked is gone with the answer.
 */
export { checkPlan, type PlanAnswer } from './prechecking/check-plan.ts';
export { findAgencies, type FoundAgency } from './prechecking/find-agencies.ts';
export { openness, type Draft, type DraftMethod, type Planned } from './prechecking/draft.ts';
