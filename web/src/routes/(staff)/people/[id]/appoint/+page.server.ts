/**
 * Giving a person a post, or moving them from one: first the role, then a scope that the reader may give
 * with it. Two plain forms, the first only asks.
 */
import * as v from 'valibot';
import { act } from '#office/action.ts';
import { appointPost } from '#office/staff/actions/post-appoint.ts';
import { movePerson } from '#office/staff/actions/person-move.ts';
import { personPage } from '#office/staff/queries.ts';
import { roleNames, type Role } from '#office/staff/roles.ts';
import { scopeChoices } from '#office/staff/scope-choices.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { checked } from '#web/src/sign-in/steps.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const roleOf = (text: string | null): Role | null => roleNames.find((name) => name === text) ?? null;

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'people:appoint');
    const shown = await personPage(tx, params.id);
    const role = roleOf(url.searchParams.get('role'));
    const search = (url.searchParams.get('q') ?? '').slice(0, 200);
    const left =
      shown.posts.find((post) => post.postId === url.searchParams.get('from') && !post.ended) ?? null;
    return { shown, role, search, left, choices: role ? await scopeChoices(tx, role, search) : null };
  });

const choose = 'เลือกขอบเขต · Choose a scope';
const form = v.object({
  role: v.string(),
  scope: v.pipe(v.string(choose), v.regex(/^[a-z]+:/u, choose)),
  from: v.optional(v.string()),
  fromOn: v.optional(v.string(), ''),
  untilOn: v.optional(v.string(), ''),
});

/** 'area:7' is the kind and the id, which may itself hold colons. */
function chosen(typed: Typed) {
  const { scope, ...rest } = checked(form, typed);
  const at = scope.indexOf(':');
  return { ...rest, scopeKind: scope.slice(0, at), scopeId: scope.slice(at + 1) };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { from, fromOn, untilOn, ...post } = chosen(typed);
      if (from) await act(store, viewer, movePerson, { ...post, id: from, untilOn });
      else await act(store, viewer, appointPost, { ...post, personId: event.params.id, fromOn, untilOn });
      return { to: `/people/${event.params.id}` };
    }),
};
