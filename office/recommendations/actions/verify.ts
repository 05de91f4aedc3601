/** ยืนยันผลการดำเนินการตามข้อเสนอแนะ: by another person, or by a document that the agency did not write. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, link, optional, rowId, ticked, version, words } from '#office/form-fields.ts';
import { writeEntry, type Paper } from '../entry.ts';
import { dependenceOf, isOfTheAgency } from '../independence.ts';
import { independentPaperFields, paperOf } from '../paper-fields.ts';
import { agencysOwnDocument, notIndependent } from '../problems.ts';
import { readKnown } from '../recommendation.ts';
import { recommendationSubject } from '../states.ts';

export const verifyRecommendation = action({
  name: 'recommendation.verify',
  may: 'recommendation:verify',
  writes: 'recommendation.verified',
  subject: recommendationSubject,
  from: ['done_claimed'],
  to: 'verified',
  input: v.object({
    id: rowId,
    version,
    how: choice(['person', 'document']),
    words: words(5, 4000),
    link: optional(link),
    notByAgency: ticked,
    ...independentPaperFields,
  }),
  async run({ tx, me }, { id, how, words: seen, link: shown, notByAgency, ...typed }) {
    const known = await readKnown(tx, id);
    let paper: Paper | undefined;
    if (how === 'document') {
      paper = paperOf(typed);
      if (!notByAgency || isOfTheAgency(paper, known.agencyName)) throw agencysOwnDocument();
    } else {
      const why = await dependenceOf(tx, me.personId, id, known);
      if (why) throw notIndependent(why);
    }
    await sql`UPDATE office.recommendations SET verified_how = ${how}, verified_by = ${me.personId}, verified_at = now()
      WHERE recommendation_id = ${id}`.execute(tx);
    await writeEntry(tx, me, id, { kind: 'verified', words: seen, link: shown, paper });
    return { subjectId: id, place: known.place, data: { how }, result: { id } };
  },
});
