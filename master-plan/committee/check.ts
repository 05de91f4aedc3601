/**
 * Whether a frozen pack is what the same question answers as at its moment, and what changed since. The hash of each page
 * is reckoned anew, and every return and figure is asked anew with the cards and windows that the pack keeps.
 */
import { sql } from 'kysely';
import { canonicalJson, sha256Of } from '#office/watch-items/signals/canonical.ts';
import { differences, type Difference } from '#master-plan/returns/differences.ts';
import { contentOf } from '#master-plan/returns/revision.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { bodiesOf, now, targetsOf } from './as-at.ts';
import { figuresOf } from './figures.ts';
import type { PackContent, PackFigure } from './pack.ts';
import type { FrozenPack, FrozenPage } from './queries.ts';

export interface Checked {
  /** Bodies whose page, and figures whose value, the question answers otherwise; none means equal. */
  bodies: string[];
  figures: { roundId: string; indicatorId: string }[];
  /** Whether sums of money and counts are equal. */
  areSumsEqual: boolean;
  isEqual: boolean;
}

export async function checkAsAt(
  tx: Tx,
  { content }: FrozenPack,
  pages: readonly FrozenPage[],
): Promise<Checked> {
  const answer = await asked(tx, content, content.moment);
  const then = new Map(pages.map((page) => [page.content.body.agencyId, page]));
  const listed = new Map(content.bodies.map(({ agencyId, sha256 }) => [agencyId, sha256]));
  const names = new Map(
    [...answer.bodies, ...content.bodies].map(({ agencyId, nameTh }) => [agencyId, nameTh]),
  );
  const answered = new Map(answer.bodies.map((body) => [body.agencyId, body]));
  const bodies = [...names].flatMap(([agencyId, nameTh]) => {
    const page = then.get(agencyId);
    const isSame =
      page?.sha256 === sha256Of(canonicalJson(page?.content ?? null)) &&
      page.sha256 === listed.get(agencyId) &&
      canonicalJson(page.content.body) === canonicalJson(answered.get(agencyId) ?? null);
    return isSame ? [] : [nameTh];
  });
  const figures = changedFigures(content.figures, answer.province.figures).map(
    ({ roundId, indicatorId }) => ({
      roundId,
      indicatorId,
    }),
  );
  const { money, counts } = answer.province;
  const areSumsEqual =
    canonicalJson({ money, counts }) === canonicalJson({ money: content.money, counts: content.counts });
  return { bodies, figures, areSumsEqual, isEqual: bodies.length + figures.length === 0 && areSumsEqual };
}

async function asked(tx: Tx, { meeting, rounds, cards }: PackContent, moment: string) {
  const question = { provinceIso: meeting.provinceIso, roundIds: rounds.map(({ id }) => id), moment };
  const bodies = await bodiesOf(tx, question, rounds);
  return { bodies, province: figuresOf(rounds, cards, bodies, await targetsOf(tx, question, rounds)) };
}

interface FigureChange {
  roundId: string;
  indicatorId: string;
  then: PackFigure | null;
  now: PackFigure | null;
}

function changedFigures(then: readonly PackFigure[], today: readonly PackFigure[]): FigureChange[] {
  const key = ({ roundId, indicatorId }: PackFigure) => `${roundId} ${indicatorId}`;
  const [before, after] = [then, today].map((some) => new Map(some.map((one) => [key(one), one])));
  const all = new Map([...then, ...today].map((one) => [key(one), one]));
  return [...all].flatMap(([name, { roundId, indicatorId }]) => {
    const pair = { then: before!.get(name) ?? null, now: after!.get(name) ?? null };
    return canonicalJson(pair.then) === canonicalJson(pair.now) ? [] : [{ roundId, indicatorId, ...pair }];
  });
}

export interface ReturnChange {
  nameTh: string;
  returnId: string;
  roundId: string;
  before: number | null;
  after: number;
  /** Null where nothing had been sent. */
  differences: Difference[] | null;
}

/** How many returns have a later revision than the pack counted. */
export async function changedCount(tx: Tx, { bodies }: PackContent): Promise<number> {
  return (await laterRevisions(tx, bodies)).length;
}

/** What came after the pack: corrected and late returns cell by cell, and the province's figures then and now. */
export async function changesSince(
  tx: Tx,
  content: PackContent,
): Promise<{ returns: ReturnChange[]; figures: FigureChange[] }> {
  const returns: ReturnChange[] = [];
  for (const { returnId, nameTh, roundId, before, momentBefore, after, momentAfter } of (
    await laterRevisions(tx, content.bodies)
  ).slice(0, 50)) {
    const told =
      momentBefore === null
        ? null
        : differences(await contentOf(tx, momentBefore), await contentOf(tx, momentAfter)).slice(0, 100);
    returns.push({ nameTh, returnId, roundId, before, after, differences: told });
  }
  const { province } = await asked(tx, content, now);
  return { returns, figures: changedFigures(content.figures, province.figures) };
}

async function laterRevisions(tx: Tx, bodies: PackContent['bodies']) {
  const counted = bodies.flatMap(({ nameTh, returns }) =>
    returns.map(({ returnId, roundId, revisionNo, moment }) => ({
      returnId,
      roundId,
      nameTh,
      before: revisionNo,
      momentBefore: moment,
    })),
  );
  const { rows } = await sql<{ returnId: string; after: number; momentAfter: string }>`
    SELECT w.quarterly_return_id AS "returnId", w.revision_no AS after, w.moment::text AS "momentAfter"
    FROM office.quarterly_returns q JOIN office.return_revisions w USING (quarterly_return_id, revision_no)
    WHERE q.quarterly_return_id = ANY (${counted.map(({ returnId }) => returnId)}::uuid[])`.execute(tx);
  const today = new Map(rows.map((row) => [row.returnId, row]));
  return counted.flatMap((one) => {
    const row = today.get(one.returnId);
    return row && row.after > (one.before ?? 0) ? [{ ...one, ...row }] : [];
  });
}
