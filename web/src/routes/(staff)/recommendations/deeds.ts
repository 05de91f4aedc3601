/**
 * What can be done at a recommendation: by which right, from which states, with which form and action. A
 * button is shown where the hat has the right and the state allows it; the action judges again.
 */
import type { Action, Me } from '#office/action.ts';
import { answerRecommendation, noteAnswer } from '#office/recommendations/actions/answer.ts';
import { askMoreTime } from '#office/recommendations/actions/ask-more-time.ts';
import { claimDone, noteDone } from '#office/recommendations/actions/claim.ts';
import { approveMoreTime, refuseMoreTime } from '#office/recommendations/actions/decide-more-time.ts';
import { endUnverified, endVerified } from '#office/recommendations/actions/end.ts';
import { refuseVerification } from '#office/recommendations/actions/refuse.ts';
import { reopenRecommendation } from '#office/recommendations/actions/reopen.ts';
import { verifyRecommendation } from '#office/recommendations/actions/verify.ts';
import { noSuchAnswer } from '#office/recommendations/problems.ts';
import type { Recommendation } from '#office/recommendations/queries.ts';
import type { RecommendationState } from '#office/recommendations/states.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import type { Typed } from '#web/src/forms/answer-form.ts';
import { deedsText, type RecommendationDeed } from './deeds-text.ts';

interface Deed {
  may: Permission;
  from: readonly RecommendationState[];
  /** At the wish for more time rather than at the recommendation. */
  atWish?: true;
  action(typed: Typed): Action<unknown>;
}

const waiting = ['issued', 'reopened', 'declined', 'partly_accepted'] as const;
const underway = ['accepted', 'partly_accepted', 'not_verified'] as const;

/** The answer chosen on the form, as one of the three actions. */
function answered(by: typeof answerRecommendation | typeof noteAnswer, typed: Typed): Action<unknown> {
  const { answer } = typed;
  if (answer !== 'accepted' && answer !== 'partly_accepted' && answer !== 'declined') throw noSuchAnswer();
  return by[answer];
}

export const deeds: Record<RecommendationDeed, Deed> = {
  answer: {
    may: 'recommendation:reply',
    from: waiting,
    action: (typed) => answered(answerRecommendation, typed),
  },
  done: { may: 'recommendation:reply', from: underway, action: () => claimDone },
  'more-time': {
    may: 'recommendation:reply',
    from: ['issued', 'reopened', ...underway],
    action: () => askMoreTime,
  },
  'note-answer': {
    may: 'recommendation:issue',
    from: waiting,
    action: (typed) => answered(noteAnswer, typed),
  },
  'note-done': { may: 'recommendation:issue', from: underway, action: () => noteDone },
  verify: { may: 'recommendation:verify', from: ['done_claimed'], action: () => verifyRecommendation },
  refuse: { may: 'recommendation:verify', from: ['done_claimed'], action: () => refuseVerification },
  end: { may: 'recommendation:verify', from: ['verified'], action: () => endVerified },
  'end-unverified': {
    may: 'recommendation:extend',
    from: [...waiting, 'accepted', 'not_verified'],
    action: () => endUnverified,
  },
  reopen: { may: 'recommendation:verify', from: ['verified', 'ended'], action: () => reopenRecommendation },
  approve: { may: 'recommendation:extend', from: [...waiting, ...underway], atWish: true, action: () => approveMoreTime }, // prettier-ignore
  reject: { may: 'recommendation:extend', from: [...waiting, ...underway], atWish: true, action: () => refuseMoreTime }, // prettier-ignore
};

export const isDeed = (name: string): name is RecommendationDeed => name in deedsText.th.titles;

/** What this hat can do here now, in the order of the table. */
export function possibleDeeds(me: Me, read: Recommendation): RecommendationDeed[] {
  return (Object.keys(deeds) as RecommendationDeed[]).filter((name) => {
    const deed = deeds[name];
    const fits = deed.atWish ? read.wish !== null : deed.from.includes(read.state);
    return fits && mayDo(me.role, deed.may) && !(name === 'more-time' && read.wish !== null);
  });
}
