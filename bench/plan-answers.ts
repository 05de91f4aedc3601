/** How long an officer waits for the answer to a plan, with everything loaded: asked one after the other, as the site asks. */
import { nation } from '#kernel/scope.ts';
import { checkPlan, type Draft } from '#procurement/precheck.ts';
import { openReadingPool, type ReadingPool } from '#procurement/read.ts';
import { makeReadingIndex } from '#procurement/run.ts';

/** Two warm the process up; the others are measured. */
const asked = 42;
const warming = 2;

interface Buyer {
  agency_id: string;
  title: string;
  supplier_id: string | null;
  day: number;
}

/** Seconds of every answer: agencies drawn by the hash of their ids, each with a plan that divides what it buys. */
export async function planAnswers(workspace: string): Promise<number[]> {
  await makeReadingIndex(workspace);
  const pool = openReadingPool(workspace);
  try {
    const seconds: number[] = [];
    for (const [i, buyer] of (await buyers(pool)).entries()) {
      const drafts = dividedPlan(buyer, 6 + (i % 3) * 12);
      const begun = performance.now();
      await pool.read(nation, (analysis) =>
        checkPlan(analysis, { drafts, agencyId: buyer.agency_id, language: 'th' }),
      );
      seconds.push((performance.now() - begun) / 1000);
    }
    return seconds.slice(warming);
  } finally {
    await pool.close();
  }
}

function buyers(pool: ReadingPool): Promise<Buyer[]> {
  return pool.read(nation, ({ db }) =>
    db.all<Buyer>(
      `SELECT agency_id, any_value(stem ORDER BY award_id) AS title, CAST(max(signed_day) AS INTEGER) AS day,
         any_value(supplier_id ORDER BY award_id) FILTER (WHERE NOT supplier_is_weak) AS supplier_id
       FROM awards WHERE method = 'direct' AND amount_satang > 30000000 AND stem IS NOT NULL AND signed_month_be IS NOT NULL
       GROUP BY agency_id ORDER BY md5(agency_id) LIMIT ${asked}`,
    ),
  );
}

/** Three purchases of one thing just under the limit, and beside them what any office buys. */
function dividedPlan({ title, supplier_id: supplierId, day }: Buyer, length: number): Draft[] {
  return Array.from({ length }, (_, i) => ({
    lines: [i + 1],
    title: i < 3 ? `${title} หมู่ที่ ${i + 1}` : `ซื้อวัสดุ ครั้งที่ ${i + 1}`,
    satang: i < 3 ? 48_000_000n : 2_000_000n,
    method: 'direct',
    specialService: false,
    announcedDay: null,
    signedDay: day - i,
    seller:
      supplierId === null || i % 2 === 1 ? null : { id: supplierId, isPerson: false, registeredYearBe: null },
  }));
}
