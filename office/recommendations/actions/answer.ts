/**
 * The agency accepts, accepts in part, or declines with its reason. Where it has no account, the office
 * writes its answer down from a letter, which is named.
 */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version, words } from '#office/form-fields.ts';
import { writeEntry } from '../entry.ts';
import { letterFields, paperOf } from '../paper-fields.ts';
import { readKnown } from '../recommendation.ts';
import { recommendationSubject, type RecommendationState } from '../states.ts';

type Answer = 'accepted' | 'partly_accepted' | 'declined';

/** An agency may still come round; it does not take an acceptance back by itself. */
const answerable: Record<Answer, readonly RecommendationState[]> = {
  accepted: ['issued', 'reopened', 'declined', 'partly_accepted'],
  partly_accepted: ['issued', 'reopened', 'declined'],
  declined: ['issued', 'reopened'],
};

/** Only an acceptance needs no words. */
const reasonFor = (answer: Answer) => (answer === 'accepted' ? optional(words(1, 4000)) : words(5, 4000));

const byAgency = (answer: Answer) =>
  action({
    name: `recommendation.answer_${answer}`,
    may: 'recommendation:reply',
    writes: 'recommendation.answered',
    subject: recommendationSubject,
    from: answerable[answer],
    to: answer,
    input: v.object({ id: rowId, version, words: reasonFor(answer) }),
    async run({ tx, me }, { id, words: said }) {
      const { place } = await readKnown(tx, id);
      await writeEntry(tx, me, id, { kind: answer, words: said });
      return { subjectId: id, place, result: { id } };
    },
  });

const byLetter = (answer: Answer) =>
  action({
    name: `recommendation.note_${answer}`,
    may: 'recommendation:issue',
    writes: 'recommendation.answered',
    subject: recommendationSubject,
    from: answerable[answer],
    to: answer,
    input: v.object({ id: rowId, version, words: reasonFor(answer), ...letterFields }),
    async run({ tx, me }, { id, words: said, ...typed }) {
      const { place } = await readKnown(tx, id);
      await writeEntry(tx, me, id, { kind: answer, words: said, paper: paperOf(typed), byLetter: true });
      return { subjectId: id, place, data: { by_letter: true }, result: { id } };
    },
  });

/** By the agency itself. */
export const answerRecommendation = {
  accepted: byAgency('accepted'),
  partly_accepted: byAgency('partly_accepted'),
  declined: byAgency('declined'),
} as const;

/** By the office, from the agency's letter. */
export const noteAnswer = {
  accepted: byLetter('accepted'),
  partly_accepted: byLetter('partly_accepted'),
  declined: byLetter('declined'),
} as const;
