/** A criterion is proven: by a document, or by the number of a recommendation that was verified. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { day, optional, rowId, words } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { criteriaOf } from '../criteria.ts';
import { stillVerified } from '../evidence.ts';
import { mustHaveCome } from '../fields.ts';
import { evidenceUnclear, noSuchCriterion, notVerified } from '../problems.ts';
import { evidence } from '../states.ts';
import { placeOf } from '../where.ts';

export const addEvidence = action({
  name: 'model_evidence.add',
  may: 'model:nominate',
  writes: 'model_evidence.added',
  subject: evidence,
  from: 'new',
  input: v.object({
    modelAgencyId: rowId,
    criterion: words(2, 60),
    documentTitle: optional(generalWords(3, 300)),
    documentOn: optional(day),
    recommendationNo: optional(words(1, 60)),
  }),
  async run({ tx, me }, { modelAgencyId, criterion, documentTitle, documentOn, recommendationNo }) {
    const { agencyId, version, provinceIso } = await nominated(tx, modelAgencyId);
    if (!criteriaOf(version).criteria.some(({ id }) => id === criterion)) throw noSuchCriterion();
    const isDocument = documentTitle !== undefined && documentOn !== undefined;
    if (isDocument === (recommendationNo !== undefined)) throw evidenceUnclear();
    if (documentOn !== undefined) mustHaveCome(documentOn, 'documentOn');
    const recommendationId =
      recommendationNo === undefined ? null : await verified(tx, agencyId, recommendationNo);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.model_evidence (model_agency_id, province_iso, criterion, kind, document_title, document_on, recommendation_id, added_by)
      VALUES (${modelAgencyId}, ${provinceIso}, ${criterion}, ${isDocument ? 'document' : 'recommendation'},
        ${isDocument ? documentTitle : null}, ${isDocument ? documentOn : null}::date, ${recommendationId}, ${me.personId})
      RETURNING evidence_id AS id`.execute(tx);
    const place = await placeOf(tx, 'model_agencies', modelAgencyId);
    return { subjectId: rows[0]!.id, place, data: { criterion }, result: { id: modelAgencyId } };
  },
});

/** @throws Problem office.not_found, also for what is no nomination any more */
async function nominated(tx: Tx, id: string) {
  const { rows } = await sql<{ agencyId: string; version: string; provinceIso: string }>`
    SELECT agency_id AS "agencyId", criteria_version AS version, province_iso AS "provinceIso"
    FROM office.model_agencies WHERE model_agency_id = ${id}::uuid AND state IN ('nominated', 'model')`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @throws Problem model_agencies.not_verified, alike for one that is not there and one that is another agency's */
async function verified(tx: Tx, agencyId: string, number: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    SELECT r.recommendation_id AS id FROM office.recommendations r
    WHERE r.number = ${number} AND r.agency_id = ${agencyId} AND ${stillVerified}`.execute(tx);
  if (!rows[0]) throw notVerified();
  return rows[0].id;
}
