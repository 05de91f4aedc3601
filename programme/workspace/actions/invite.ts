/** The desk asks a province to take part in a year: an invitation, and the letter it goes out with, as a draft. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { choice, day, wholeNumber, words } from '#office/form-fields.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { notFound } from '#office/problems.ts';
import { provinceByIso } from '#office/territory/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { readerOfPlace } from '#programme/reader.ts';
import { letterText, mustHavePlace, type AskedPlace } from '../invitation.ts';
import { dayPassed, invitedAlready, noArea, yearPassed } from '../problems.ts';
import { invitation, placeNames } from '../states.ts';

export const inviteProvince = action({
  name: 'province_invitation.invite',
  may: 'workspace:invite',
  writes: 'province_invitation.invited',
  subject: invitation,
  from: 'new',
  input: v.object({
    provinceIso: words(5, 5),
    fiscalYearBe: wholeNumber(2550, 2650),
    kind: choice(placeNames),
    wordingTh: words(2, 120),
    answerByOn: day,
  }),
  async run({ tx, me }, { provinceIso, fiscalYearBe, kind, wordingTh, answerByOn }) {
    const now = new Date();
    if (fiscalYearBe < fiscalYearBeOfInstant(now)) throw yearPassed();
    if (answerByOn <= bangkokToday(now)) throw dayPassed('answerByOn');
    const { name, areaNo } = await provinceOf(tx, provinceIso);
    const asked: AskedPlace = { fiscalYearBe, areaNo, provinceIso, kind };
    await mustHavePlace(tx, asked);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.province_invitations (fiscal_year_be, province_iso, area_no, kind, wording_th, answer_by_on, invited_by)
      VALUES (${fiscalYearBe}, ${provinceIso}, ${areaNo}, ${kind}, ${wordingTh}, ${answerByOn}::date, ${me.personId})
      ON CONFLICT DO NOTHING RETURNING invitation_id AS id`.execute(tx);
    const id = rows[0]?.id;
    if (id === undefined) throw invitedAlready();
    const letterId = await draftLetter.perform(tx, {
      kind: 'external',
      secrecy: 'ordinary',
      recipientKind: 'province',
      recipientId: provinceIso,
      ...letterText(name, { fiscalYearBe, wordingTh }, answerByOn),
      replyDueOn: answerByOn,
      aboutKind: 'province_invitation',
      aboutId: id,
    });
    await sql`UPDATE office.province_invitations SET letter_id = ${letterId} WHERE invitation_id = ${id}`.execute(
      tx,
    );
    const data = { fiscal_year_be: fiscalYearBe, kind, answer_by_on: answerByOn };
    return { subjectId: id, place: { areaNo, provinceIso }, data, result: { id, letterId, provinceIso } };
  },
});

/** @throws Problem office.not_found, also for a province outside the desk's Area; workspace.no_area */
async function provinceOf(tx: Tx, iso: string): Promise<{ name: string; areaNo: number }> {
  const province = await provinceByIso(tx, iso);
  if (!province) throw notFound();
  await readerOfPlace(tx, province.areaNo, province.iso);
  if (province.areaNo === null) throw noArea();
  return { name: province.th, areaNo: province.areaNo };
}
