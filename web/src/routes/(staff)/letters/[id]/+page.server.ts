/** One letter: what it is, what it says, what hangs on it, and the step that comes next. */
import { act, type Action } from '#office/action.ts';
import { attachAnswer } from '#office/letters/actions/attach-answer.ts';
import { attachFile } from '#office/letters/actions/attach-file.ts';
import { confirmReceipt } from '#office/letters/actions/confirm-receipt.ts';
import { numberLetter } from '#office/letters/actions/number-letter.ts';
import { reviewLetter } from '#office/letters/actions/review-letter.ts';
import { signLetter } from '#office/letters/actions/sign-letter.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { makeReplyCode } from '#office/letters/replies/actions/make-code.ts';
import { readReply } from '#office/letters/replies/actions/read-reply.ts';
import { withdrawReplyCode } from '#office/letters/replies/actions/withdraw-code.ts';
import { repliesOf, replyCodesOf } from '#office/letters/replies/queries.ts';
import { replyRules } from '#office/letters/replies/rules.ts';
import { newAgencyCode } from '#office/staff/agency-code.ts';
import { eventsOf, partsOf, readLetter, type Letter } from '#office/letters/queries.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { deeds, startsFrom, type Deed } from '../deed-forms.ts';
import { hatFor } from '../hat.ts';
import { fileIn, keepPdf } from '../kept.ts';

const rights: Record<Deed, Permission> = {
  edit: 'letter:draft',
  dispatch: 'letter:register',
  receipt: 'letter:register',
  answer: 'letter:answer',
  'record-answer': 'letter:register',
  withdraw: 'letter:draft',
};

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'letter:draft', 'letter:answer');
    const letter = await readLetter(tx, params.id);
    const { replyDueOn, state } = letter;
    const mayHere = (permission: Permission) =>
      mayDo(me.role, permission) && (letter.isOurs || permission === 'letter:answer');
    const needsSigner = state === 'signed' || state === 'numbered';
    const isAwaited = replyDueOn !== null && (state === 'dispatched' || state === 'received');
    return {
      letter,
      ...(await partsOf(tx, { letterId: letter.id })),
      replies: await repliesOf(tx, letter.id),
      replyCodes: letter.isOurs ? await replyCodesOf(tx, letter.id) : [],
      replyAt: `${locals.site.origin}/reply`,
      replyRules: { days: replyRules.code_days.value, verified: replyRules.verified },
      mayMakeCode:
        letter.secrecy === 'ordinary' &&
        makeReplyCode.declared.from.includes(state) &&
        mayHere('letter:register'),
      events: await eventsOf(tx, letter.id),
      overdue: isAwaited && dueDay(replyDueOn, await readCalendar(tx)).overdue,
      next: nextFor(letter, me.personId, mayHere),
      mayAttach: letter.secrecy === 'ordinary' && state !== 'withdrawn' && mayHere('letter:register'),
      mayAttachAnswer: !letter.isOurs && mayDo(me.role, 'letter:answer') && state !== 'withdrawn',
      deeds: deeds.filter(
        (deed) =>
          startsFrom[deed].includes(state) &&
          mayHere(rights[deed]) &&
          (deed !== 'withdraw' || !needsSigner || mayDo(me.role, 'letter:sign')),
      ),
    };
  });

/** The one step that is done by a press, where this reader may do it. */
function nextFor(
  { state, drafterId }: Letter,
  myId: string,
  mayHere: (permission: Permission) => boolean,
): 'review' | 'sign' | 'number' | 'confirm' | null {
  if (state === 'drafted') return drafterId !== myId && mayHere('letter:review') ? 'review' : null;
  if (state === 'reviewed') return mayHere('letter:sign') ? 'sign' : null;
  if (state === 'signed') return mayHere('letter:register') ? 'number' : null;
  return state === 'dispatched' && mayHere('letter:answer') ? 'confirm' : null;
}

async function pressed(event: RequestEvent, action: Action<unknown>, typed: Typed): Promise<{ to: string }> {
  const { store, viewer } = event.locals;
  const id = event.params.id ?? '';
  await act(store, viewer, action, { id, version: typed['version'] }, sending(typed));
  return { to: `/letters/${id}` };
}

/** A step after which the letter has a new PDF. */
async function printed(event: RequestEvent, action: Action<unknown>, typed: Typed): Promise<{ to: string }> {
  const done = await pressed(event, action, typed);
  await keepPdf(event.locals, event.params.id ?? '');
  return done;
}

async function attached(event: RequestEvent, form: FormData, action: Action<unknown>, more: object) {
  const { store, viewer, site } = event.locals;
  const id = event.params.id ?? '';
  await act(store, viewer, action, { id, ...more, file: await fileIn(form, site) });
  return { to: `/letters/${id}` };
}

export const actions: Actions = {
  review: (event) => answerForm(event, (typed) => pressed(event, reviewLetter, typed)),
  sign: (event) => answerForm(event, (typed) => printed(event, signLetter, typed)),
  number: (event) => answerForm(event, (typed) => printed(event, numberLetter, typed)),
  confirm: (event) => answerForm(event, (typed) => pressed(event, confirmReceipt, typed)),
  attach: (event) => answerForm(event, ({ purpose }, form) => attached(event, form, attachFile, { purpose })),
  /** The code is in this one answer and nowhere else; only its digest goes to the action. */
  replyCode: (event) =>
    answerForm(event, async () => {
      const { shown, hash } = newAgencyCode();
      const { store, viewer } = event.locals;
      await act(store, viewer, makeReplyCode, { id: event.params.id, codeHash: hash });
      return { made: shown };
    }),
  withdrawCode: (event) =>
    answerForm(event, async ({ replyCode }) => {
      const { store, viewer } = event.locals;
      return { to: `/letters/${await act(store, viewer, withdrawReplyCode, { id: replyCode })}` };
    }),
  readReply: (event) =>
    answerForm(event, async ({ reply, version }) => {
      const { store, viewer } = event.locals;
      return { to: `/letters/${await act(store, viewer, readReply, { id: reply, version })}` };
    }),
  attachAnswer: (event) => answerForm(event, (_typed, form) => attached(event, form, attachAnswer, {})),
};
