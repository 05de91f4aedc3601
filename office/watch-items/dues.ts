/** What watch items add to "my work": reviews and steps with their day, for the desk and for partners; outcomes to verify. */
import { sql } from 'kysely';
import type { Due } from '#office/my-work/due.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { outcomesToVerify } from './outcomes/waiting.ts';
import { processName } from './processes.ts';

type Row = {
  kind: 'watch_review' | 'watch_step';
  id: string;
  step_id: string | null;
  number: string;
  agency_th: string;
  agency_en: string | null;
  process: string;
  process_other: string | null;
  due_on: string;
};

/** At most this many of each kind: a page of dues that nobody can read helps nobody. */
const most = 200;

/** The viewer's own: row-level security decides which items and steps there are. Earliest first. */
export async function dues(tx: Tx): Promise<Due[]> {
  const desk = await sql<Row>`
    SELECT 'watch_review' AS kind, i.watch_item_id AS id, NULL AS step_id, i.number, a.name_th AS agency_th, a.name_en AS agency_en,
      i.process, i.process_other, i.review_on AS due_on
    FROM office.watch_items i JOIN office.agencies a USING (agency_id) WHERE i.state <> 'ended'
    UNION ALL
    SELECT 'watch_step', i.watch_item_id, s.watch_step_id, i.number, a.name_th, a.name_en, i.process, i.process_other, s.due_on
    FROM office.watch_steps s JOIN office.watch_items i USING (watch_item_id) JOIN office.agencies a USING (agency_id)
    WHERE s.state = 'planned'
    ORDER BY due_on, number LIMIT ${most}`.execute(tx);
  const partner = await sql<Row>`
    SELECT 'watch_step' AS kind, i.watch_item_id AS id, s.watch_step_id AS step_id, i.number, i.agency_name_th AS agency_th,
      i.agency_name_en AS agency_en, i.process, i.process_other, s.due_on
    FROM office.shared_watch_items() i JOIN office.watch_steps s USING (watch_item_id)
    WHERE s.state = 'planned' AND office.is_my_body(s.body, s.body_scope_kind, s.body_scope_id)
    ORDER BY s.due_on, i.number LIMIT ${most}`.execute(tx);
  return [
    ...desk.rows.map((row) => dueOf(row, `/watch-items/${row.id}`)),
    ...partner.rows.map((row) => dueOf(row, `/watch-items/shared/${row.id}`)),
    ...(await outcomesToVerify(tx)),
  ];
}

function dueOf(row: Row, page: string): Due {
  const isReview = row.kind === 'watch_review';
  const th = isReview ? 'ทบทวนประเด็นเฝ้าระวัง' : 'ขั้นตอนของประเด็นเฝ้าระวัง';
  const en = isReview ? 'Review of a watch item' : 'Step of a watch item';
  const process = (language: 'th' | 'en') => processName(row.process, row.process_other, language);
  return {
    kind: row.kind,
    title_th: `${th} ${row.number} · ${row.agency_th} · ${process('th')}`,
    title_en: `${en} ${row.number} · ${row.agency_en ?? row.agency_th} · ${process('en')}`,
    due_on: row.due_on,
    href: row.step_id === null ? page : `${page}#step-${row.step_id}`,
  };
}
