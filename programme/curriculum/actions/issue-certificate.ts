/** A certificate for a passed post-test: number, holder and title as they are on the day, and a code that vouches for them. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { action, type Place } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { CertificateSeal, digestOfCode } from '../certificate-code.ts';
import { hasCertificate, notPassed } from '../problems.ts';
import { certificateSubject } from '../states.ts';

export const issueCertificate = action({
  name: 'certificate.issue',
  may: 'course:learn',
  writes: 'certificate.issued',
  subject: certificateSubject,
  from: 'new',
  input: v.object({ attemptId: rowId, seal: v.instance(CertificateSeal) }),
  async run({ tx }, { attemptId, seal }) {
    const earned = await earnedBy(tx, attemptId);
    const { place, personId, participantId, versionId, ...said } = earned;
    const now = new Date();
    const numberYearBe = fiscalYearBeOfInstant(now);
    const { rows } = await sql<{
      no: number;
    }>`SELECT office.next_certificate_no(${numberYearBe}) AS no`.execute(tx);
    const facts = {
      ...said,
      certificateId: randomUUID(),
      numberYearBe,
      numberNo: rows[0]!.no,
      issuedOn: bangkokToday(now),
    };
    await sql`
      INSERT INTO office.certificates (certificate_id, attempt_id, version_id, person_id, participant_id, number_year_be, number_no,
        holder_name, holder_title, course_th, course_en, version_no, hours, issued_on, code_digest, area_no, province_iso, district_code, agency_id)
      VALUES (${facts.certificateId}, ${attemptId}, ${versionId}, ${personId}, ${participantId}, ${facts.numberYearBe}, ${facts.numberNo},
        ${facts.holderName}, ${facts.holderTitle}, ${facts.courseTh}, ${facts.courseEn}, ${facts.versionNo}, ${facts.hours},
        ${facts.issuedOn}::date, ${digestOfCode(seal.codeOf(facts))}, ${place.areaNo ?? null}, ${place.provinceIso ?? null},
        ${place.districtCode ?? null}, ${place.agencyId ?? null})`.execute(tx);
    const { certificateId: id } = facts;
    return { subjectId: id, place, data: { version_id: versionId }, result: { id } };
  },
});

interface Earned {
  personId: string | null;
  participantId: string | null;
  versionId: string;
  holderName: string;
  holderTitle: string | null;
  courseTh: string;
  courseEn: string;
  versionNo: number;
  hours: number;
  place: Place;
}

/** @throws Problem office.not_found, curriculum.not_passed, curriculum.has_certificate */
async function earnedBy(tx: Tx, attemptId: string): Promise<Earned> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`certificate of ${attemptId}`}))`.execute(tx);
  const { rows } = await sql<Earned & { isPassed: boolean; hasOne: boolean }>`
    SELECT a.person_id AS "personId", a.participant_id AS "participantId", a.version_id AS "versionId",
      coalesce(x.full_name, concat_ws(' ', p.prefix, p.given_name, p.family_name)) AS "holderName",
      coalesce(x.position_title, p.position_title) AS "holderTitle", c.title_th AS "courseTh", c.title_en AS "courseEn",
      v.version_no AS "versionNo", v.hours::float8 AS hours,
      a.kind = 'post' AND a.state = 'finished' AND a.score >= a.pass_count AS "isPassed",
      EXISTS (SELECT FROM office.certificates e WHERE e.attempt_id = a.attempt_id) AS "hasOne",
      jsonb_build_object('areaNo', a.area_no, 'provinceIso', a.province_iso, 'districtCode', a.district_code, 'agencyId', a.agency_id) AS place
    FROM office.attempts a JOIN office.course_versions v USING (version_id) JOIN office.courses c USING (course_id)
    LEFT JOIN office.people x ON x.person_id = a.person_id LEFT JOIN office.participants p ON p.participant_id = a.participant_id
    WHERE a.attempt_id = ${attemptId} AND office.sits_attempt(a)`.execute(tx);
  const row = rows[0];
  if (!row) throw notFound();
  const { isPassed, hasOne, ...earned } = row;
  if (!isPassed) throw notPassed();
  if (hasOne) throw hasCertificate();
  return earned;
}
