/**
 * One agency's, or one seller's, rows laid side by side for as long as a page about them is made: a dozen
 * questions are then asked of a few hundred rows and not of the country's. The rows are the scope's own, under
 * the same names; evidence of a subject stands wholly within them (a house test compares the two).
 */
import { sqlText, type Duckdb } from '#platform/duckdb.ts';
import type { Analysis } from './open.ts';
import type { ResultRow } from './sentence.ts';

export interface SubjectCases {
  /** The analysis to ask for the rows behind `result`. */
  of(result: ResultRow): Promise<Analysis>;
  close(): void;
}

type Whose = { column: 'agency_id' | 'supplier_id'; id: string };

/** @param agencyId the agency whose rows are looked at; null on a seller's page */
export function subjectCases(analysis: Analysis, agencyId: string | null): SubjectCases {
  const open = new Map<string, Promise<Analysis>>();
  const opened: Duckdb[] = [];
  return {
    of(result) {
      const whose: Whose | null =
        result.subject_kind === 'supplier'
          ? { column: 'supplier_id', id: result.subject_id }
          : agencyId === null
            ? null
            : { column: 'agency_id', id: agencyId };
      if (!whose) return Promise.resolve(analysis);
      const made = open.get(whose.id) ?? lay(analysis, whose, opened);
      open.set(whose.id, made);
      return made;
    },
    close() {
      for (const db of opened) db.connection.closeSync();
    },
  };
}

async function lay(analysis: Analysis, whose: Whose, opened: Duckdb[]): Promise<Analysis> {
  const db = await analysis.db.connect();
  opened.push(db);
  await db.run(`SET schema = '${analysis.home}'`);
  const laid = new Set<string>();
  const own = (table: string) => {
    laid.add(table);
    return db.run(
      `CREATE TEMP TABLE ${table} AS SELECT * FROM ${analysis.home}.${table} WHERE ${whose.column} = ${sqlText(whose.id)}`,
    );
  };
  await own('awards');
  // A seller's projects stand under many agencies; what is asked of them is asked of the scope's views.
  if (whose.column === 'agency_id') {
    await own('contracts');
    await own('tenders');
  }
  return { ...analysis, db, laid };
}
