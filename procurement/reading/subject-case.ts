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

interface Laid {
  case: Analysis;
  /** Tables that are there, or on their way. */
  tables: Map<string, Promise<void>>;
}

/** @param agencyId the agency whose rows are looked at; null on a seller's page */
export function subjectCases(analysis: Analysis, agencyId: string | null): SubjectCases {
  const open = new Map<string, Promise<Laid>>();
  const opened: Duckdb[] = [];
  return {
    async of(result) {
      const whose: Whose | null =
        result.subject_kind === 'supplier'
          ? { column: 'supplier_id', id: result.subject_id }
          : agencyId === null
            ? null
            : { column: 'agency_id', id: agencyId };
      if (!whose) return analysis;
      const made = open.get(whose.id) ?? begin(analysis, opened);
      open.set(whose.id, made);
      return withTables(await made, whose, evidenceTables(analysis, result, whose));
    },
    close() {
      for (const db of opened) db.connection.closeSync();
    },
  };
}

/**
 * Those of which the evidence of `result` speaks. A seller's projects stand under many agencies; what is asked of
 * them is asked of the scope's views.
 */
function evidenceTables(analysis: Analysis, result: ResultRow, { column }: Whose): string[] {
  const evidence = analysis.catalogue.find(({ flag_id }) => flag_id === result.flag_id)?.evidence_sql ?? '';
  const tables = column === 'agency_id' ? ['awards', 'contracts', 'tenders'] : ['awards'];
  return tables.filter((table) => new RegExp(`\\b${table}\\b`, 'u').test(evidence));
}

async function begin(analysis: Analysis, opened: Duckdb[]): Promise<Laid> {
  const db = await analysis.db.connect();
  opened.push(db);
  await db.run(`SET schema = '${analysis.home}'`);
  return { case: { ...analysis, db, laid: new Set() }, tables: new Map() };
}

async function withTables(laid: Laid, whose: Whose, tables: readonly string[]): Promise<Analysis> {
  for (const table of tables) {
    const made = laid.tables.get(table) ?? lay(laid.case, table, whose);
    laid.tables.set(table, made);
    await made;
  }
  return laid.case;
}

async function lay({ db, home, laid }: Analysis, table: string, whose: Whose): Promise<void> {
  await db.run(
    `CREATE TEMP TABLE ${table} AS SELECT * FROM ${home}.${table} WHERE ${whose.column} = ${sqlText(whose.id)}`,
  );
  laid?.add(table);
}
