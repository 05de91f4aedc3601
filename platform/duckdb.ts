/**
 * The one place where DuckDB is opened: its settings, and a connection with two verbs.
 * Nothing is downloaded (extensions stay as built in) and no state outlives the process.
 */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

export interface DuckdbOptions {
  /** Worker threads; the results do not depend on it. Default 2. */
  threads?: number;
  /** DuckDB's own notation, for instance '1500MB'. */
  memoryLimit?: string;
  /** Folder for what does not fit into memory; must exist. */
  tempDirectory?: string;
}

export type Row = Record<string, unknown>;

export interface Duckdb {
  /** Runs statements and drops their results. */
  run(sql: string): Promise<void>;
  /** Rows of one query: BIGINT as bigint, DOUBLE as number, DATE as Date, NULL as null. */
  all<T = Row>(sql: string): Promise<T[]>;
  /** A second connection to the same database. */
  connect(): Promise<Duckdb>;
  connection: DuckDBConnection;
  /** Closes the database; a second call does nothing. */
  close(): void;
}

/** Opens a fresh in-memory DuckDB. */
export async function openDuckdb(options: DuckdbOptions = {}): Promise<Duckdb> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? 2),
    memory_limit: options.memoryLimit ?? '1200MB',
    ...(options.tempDirectory ? { temp_directory: options.tempDirectory } : {}),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
  });
  return wrap(instance, await instance.connect());
}

function wrap(instance: DuckDBInstance, connection: DuckDBConnection): Duckdb {
  let open = true;
  return {
    connection,
    async run(sql) {
      await connection.run(sql);
    },
    async all<T>(sql: string) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjectsJS() as T[];
    },
    async connect() {
      return wrap(instance, await instance.connect());
    },
    close() {
      if (!open) return;
      open = false;
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A SQL string literal of `text`. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
