/**
 * How much of a file is taken before we stop, and the error that says a source cannot be read on.
 * Every limit is there so that memory and disk stay bounded whatever a file claims about itself.
 */

export type SpoolLimits = {
  /** Longest line or JSON object in bytes; more is the fault line_too_long. */
  maxLineBytes: number;
  /** How far an open quote may run before we say that it is a stray one. */
  maxQuotedBytes: number;
  maxQuotedLines: number;
  /** A .gz or .zip may grow by this factor; judged only after `bombFloorBytes` came out of it. */
  maxRatio: number;
  bombFloorBytes: number;
  /** Most bytes that one .gz or one .zip as a whole may inflate to. */
  maxInflatedBytes: number;
  maxZipMembers: number;
  /** XLSX: packed size, inflated size, the shared texts (they are held in memory), rows and columns. */
  maxXlsxBytes: number;
  maxXlsxInflatedBytes: number;
  maxXlsxTextBytes: number;
  maxXlsxRows: number;
  maxXlsxColumns: number;
};

const MiB = 1024 * 1024;

export const spoolLimits: SpoolLimits = {
  maxLineBytes: MiB, // the longest real row is 12 kB
  maxQuotedBytes: 64 * 1024, // the longest real title is 4 kB
  maxQuotedLines: 50,
  maxRatio: 200, // real contract files shrink 10 to 20 times
  bombFloorBytes: 16 * MiB, // small repetitive files shrink more and harm nobody
  maxInflatedBytes: 20 * 1024 * MiB,
  maxZipMembers: 10_000,
  maxXlsxBytes: 256 * MiB,
  maxXlsxInflatedBytes: 1024 * MiB,
  maxXlsxTextBytes: 256 * MiB,
  maxXlsxRows: 1_048_576, // what a spreadsheet itself can hold
  maxXlsxColumns: 16_384,
};

/** Why a record or a whole file could not be read; texts for people stand in reasons.yaml. */
export type PhysicalReason =
  | 'empty_file'
  | 'binary_content'
  | 'web_page'
  | 'wrong_encoding'
  | 'gzip_truncated'
  | 'gzip_damaged'
  | 'line_too_long'
  | 'nul_character'
  | 'unbalanced_quote'
  | 'too_many_columns'
  | 'not_json_object'
  | 'json_truncated'
  | 'zip_unsafe_name'
  | 'zip_encrypted'
  | 'zip_nested'
  | 'zip_bomb'
  | 'zip_damaged'
  | 'xlsx_bad'
  | 'xlsx_too_large';

/** A source that cannot be read, or not any further. Never leaves this folder: it becomes a fault. */
export class UnreadableSource extends Error {
  readonly reason: PhysicalReason;
  /** True when what came before is sound and stays (a file cut short); false when nothing may be trusted. */
  readonly keepsRecords: boolean;

  constructor(reason: PhysicalReason, keepsRecords = false) {
    super(reason);
    this.reason = reason;
    this.keepsRecords = keepsRecords;
  }
}
