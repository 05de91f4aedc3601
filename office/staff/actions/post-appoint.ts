/** Gives a person a post, within the appointer's own scope. A second post is a second hat. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { appoint } from '../appoint.ts';
import { personId, postFields } from '../person-fields.ts';
import { placeOfScope } from '../places.ts';
import { post } from '../states.ts';

export const appointPost = action({
  name: 'post.appoint',
  may: 'people:appoint',
  writes: 'post.appointed',
  subject: post,
  from: 'new',
  input: v.strictObject({ personId, ...postFields }),
  async run({ tx, me }, { personId, ...chosen }) {
    const id = await appoint(tx, me, personId, chosen);
    const place = await placeOfScope(tx, chosen);
    const { role, scopeKind, scopeId } = chosen;
    return { subjectId: id, place, data: { role, scope_kind: scopeKind, scope_id: scopeId }, result: id };
  },
});
