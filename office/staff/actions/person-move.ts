/** Moves a person from one post to another: the old one ends and the new one begins in the same moment. */
import * as v from 'valibot';
import { action, recordEvent } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { appoint } from '../appoint.ts';
import { mustNotBeLast } from '../last-administrator.ts';
import { postFields } from '../person-fields.ts';
import { placeOfScope } from '../places.ts';
import { readPost } from '../read-post.ts';
import { post } from '../states.ts';

/** `id` is the post that is left. Answers with the id of the new one. */
export const movePerson = action({
  name: 'person.move',
  may: 'people:appoint',
  writes: 'post.ended',
  subject: post,
  from: ['held'],
  to: 'ended',
  input: v.strictObject({
    id: rowId,
    version: optional(version),
    role: postFields.role,
    scopeKind: postFields.scopeKind,
    scopeId: postFields.scopeId,
    untilOn: postFields.untilOn,
  }),
  async run({ tx, me }, { id, role, scopeKind, scopeId, untilOn }) {
    const left = await readPost(tx, id);
    await mustNotBeLast(tx, id);
    const target = { role, scopeKind, scopeId, fromOn: undefined, untilOn };
    const postId = await appoint(tx, me, left.personId, target);
    await recordEvent(tx, {
      name: 'post.appointed',
      subjectKind: 'post',
      subjectId: postId,
      place: await placeOfScope(tx, target),
      data: { role, scope_kind: scopeKind, scope_id: scopeId, after: id },
    });
    const place = await placeOfScope(tx, left);
    return { subjectId: id, place, data: { moved_to: postId }, result: postId };
  },
});
