/** What learning adds to "my work": a test under way, and a certificate that was earned and not yet taken. */
import { sql } from 'kysely';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Due } from '#office/my-work/due.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { testKinds, type TestKind } from './states.ts';

interface Waiting {
  id: string;
  kind: TestKind;
  isRunning: boolean;
  titleTh: string;
  titleEn: string;
  dueAt: Date;
}

/** The reader's own, whatever the post. */
export async function dues(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<Waiting>`
    SELECT a.attempt_id AS id, a.kind, a.state = 'running' AS "isRunning", c.title_th AS "titleTh", c.title_en AS "titleEn", a.due_at AS "dueAt"
    FROM office.attempts a JOIN office.course_versions v USING (version_id) JOIN office.courses c USING (course_id)
    WHERE a.person_id = (SELECT office.my_person_id()) AND (a.state = 'running' OR a.kind = 'post' AND a.score >= a.pass_count
      AND NOT EXISTS (SELECT FROM office.certificates e WHERE e.attempt_id = a.attempt_id))
    ORDER BY a.started_at LIMIT 20`.execute(tx);
  return rows.map(({ id, kind, isRunning, titleTh, titleEn, dueAt }) => ({
    kind: isRunning ? 'test_under_way' : 'certificate_to_take',
    title_th: isRunning ? `ทำ${testKinds[kind].th}ต่อ: ${titleTh}` : `รับใบประกาศ: ${titleTh}`,
    title_en: isRunning
      ? `Go on with the ${testKinds[kind].en.toLowerCase()}: ${titleEn}`
      : `Take the certificate: ${titleEn}`,
    due_on: isRunning ? bangkokToday(dueAt) : null,
    href: `/courses/tests/${id}`,
  }));
}
