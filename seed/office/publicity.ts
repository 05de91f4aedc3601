/** The demonstration's publicity: one with a reach that was measured, one that nobody measured; and a confidence survey. */
import { sql } from 'kysely';
import { act } from '#office/action.ts';
import { issueCertificate } from '#programme/curriculum/actions/issue-certificate.ts';
import { recordPublicity } from '#programme/curriculum/actions/record-publicity.ts';
import { answerConfidence } from '#programme/curriculum/confidence.ts';
import { inDays, type Scene } from './scene.ts';

const told = [
  {
    what: 'คลินิกเคลื่อนที่ในตลาดนัดอำเภอ (สาธิต)',
    medium: 'event',
    place: 'ตลาดนัดหน้าที่ว่าการอำเภอ (สาธิต)',
    sector: 'public',
    reach: '85',
    measuredHow: 'นับแผ่นพับที่แจก',
  },
  {
    what: 'ข่าวประชุมเชิงปฏิบัติการ (สาธิต)',
    medium: 'news',
    place: 'เว็บข่าวจังหวัด (สาธิต)',
    sector: 'state_officials',
  },
] as const;

export async function publicity({ store, actor }: Scene): Promise<void> {
  for (const one of told) await act(store, actor('officer7'), recordPublicity, { ...one, onDay: inDays(-3) });
  const { rows } = await store.within(actor('centre'), (tx) =>
    sql<{
      id: string;
    }>`SELECT version_id AS id FROM office.course_versions WHERE state = 'published'`.execute(tx),
  );
  const versionId = rows[0]!.id;
  const asked = { versionId, phase: 'before', knows: '2', would: '3', safe: '3' } as const;
  for (let n = 0; n < 10; n += 1)
    await answerConfidence(store, actor('clerk'), { ...asked, would: String(2 + (n % 3)) });
}

/** Whoever passed the course takes the certificate. */
export async function certificate({ store, actor, places }: Scene): Promise<void> {
  const who = actor('province74');
  const { rows } = await store.within(who, (tx) =>
    sql<{
      id: string;
    }>`SELECT attempt_id AS id FROM office.attempts WHERE kind = 'post' AND score >= pass_count
      AND person_id = ${who.personId}`.execute(tx),
  );
  await act(store, who, issueCertificate, { attemptId: rows[0]!.id, seal: places.seal });
}
