/** Ends a post now: in every open tab, at the next click. The person keeps other posts and the account. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { mustNotBeLast } from '../last-administrator.ts';
import { placeOfScope } from '../places.ts';
import { notOneself } from '../problems.ts';
import { readPost } from '../read-post.ts';
import { post } from '../states.ts';

export const endPost = action({
  name: 'post.end',
  may: 'people:appoint',
  writes: 'post.ended',
  subject: post,
  from: ['held'],
  to: 'ended',
  input: v.strictObject({ id: rowId, version: optional(version) }),
  async run({ tx, me }, { id }) {
    const ended = await readPost(tx, id);
    if (ended.personId === me.personId) throw notOneself();
    await mustNotBeLast(tx, id);
    return { subjectId: id, place: await placeOfScope(tx, ended), result: ended.personId };
  },
});
