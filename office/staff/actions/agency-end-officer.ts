/** The head of an agency ends the post of one of its officers: somebody left, or another was named. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { placeOfAgency } from '../places.ts';
import { readPost } from '../read-post.ts';
import { post } from '../states.ts';

export const endOfficer = action({
  name: 'agency.end_officer',
  may: 'agency_enrolment:name',
  writes: 'post.ended',
  subject: post,
  from: ['held'],
  to: 'ended',
  input: v.strictObject({ id: rowId, version: optional(version) }),
  async run({ tx }, { id }) {
    const ended = await readPost(tx, id);
    if (ended.role !== 'agency_officer') throw notFound();
    return { subjectId: id, place: await placeOfAgency(tx, ended.scopeId), result: ended.personId };
  },
});
