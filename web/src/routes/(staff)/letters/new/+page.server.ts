/** A new letter: first the addressee, then the words. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { matterKindNames, recipientKindNames, recipientKinds } from '#office/letters/kinds.ts';
import { recipientOf } from '#office/letters/recipient.ts';
import { Problem } from '#kernel/problem.ts';
import { districtsOf, provincesToday } from '#office/territory/queries.ts';
import { findAgencies } from '#office/watch-items/agency-choice.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import type { Language } from '#kernel/texts.ts';
import type { Actions, PageServerLoad } from './$types';
import { oneOf, plain } from '../address.ts';
import { contentAsked } from '../deed-forms.ts';
import { deedsText } from '../deeds-text.ts';
import { hatFor } from '../hat.ts';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'letter:draft');
    const { language } = locals;
    const query = url.searchParams;
    const matter = matterIn(query);
    const chosen = await chosenIn(tx, query);
    if (chosen) return { asked: formFor(chosen, language, matter), choices: null, matter };
    const provinceIso = plain(query.get('province'));
    const typed = plain(query.get('q'));
    const provinces = await provincesToday(tx);
    const choices = {
      typed,
      found: await findAgencies(tx, typed),
      provinces: provinces.map(({ iso, th, en }) => ({ value: iso, label: language === 'th' ? th : en })),
      provinceIso,
      districts: (provinceIso === '' ? [] : await districtsOf(tx, provinceIso)).map((one) => ({
        value: one.code,
        label: one[language],
      })),
      myArea: me.scopeKind === 'area' ? me.scopeId : null,
    };
    return { asked: null, choices, matter };
  });

interface Chosen {
  kind: (typeof recipientKindNames)[number];
  id: string;
  name: string;
}

/** The addressee that the address names, if there is such a one. */
async function chosenIn(tx: Tx, query: URLSearchParams): Promise<Chosen | null> {
  const kind = recipientKindNames.find((name) => name === query.get('to'));
  const id = plain(query.get('id'));
  if (kind === undefined || (recipientKinds[kind].id !== null && id === '')) return null;
  try {
    const asked = { recipientKind: kind, recipientId: id === '' ? undefined : id };
    return { kind, id, name: (await recipientOf(tx, asked)).name };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code === 'letters.recipient_name_missing' ? { kind, id, name: '' } : null;
  }
}

function matterIn(query: URLSearchParams): Record<string, string> {
  const id = plain(query.get('aboutId'));
  return id === '' ? {} : { aboutKind: oneOf(query.get('aboutKind'), matterKindNames), aboutId: id };
}

function formFor({ kind, id, name }: Chosen, language: Language, matter: Record<string, string>): AskedForm {
  const words = deedsText[language];
  return {
    title: name === '' ? words.write : words.writeTo(name),
    lead: words.bodySecret,
    fields: contentAsked(language, { recipientName: name, isNew: true }),
    button: words.saveDraft,
    hidden: { ...matter, recipientKind: kind, recipientId: id, request_id: randomUUID() },
    back: { href: '/letters', label: words.back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { request_id: _, ...input } = typed;
      const id = await act(event.locals.store, event.locals.viewer, draftLetter, input, sending(typed));
      return { to: `/letters/${id}` };
    }),
};
