/** How much of an upload is taken before we stop. Each bound holds while bytes arrive, whatever was announced. */
export interface UploadLimits {
  maxFiles: number;
  maxFileBytes: number;
  /** Of all files of one upload together. */
  maxBytes: number;
  /** Text fields beside the files: how many, and bytes of each. */
  maxFields: number;
  maxFieldBytes: number;
  /** Header lines of one part. */
  maxHeadBytes: number;
  maxMinutes: number;
}

const MiB = 1024 * 1024;

export const uploadLimits: UploadLimits = {
  maxFiles: 50,
  maxFileBytes: 2048 * MiB, // the whole country's year is a fifth of that, packed
  maxBytes: 4096 * MiB,
  maxFields: 40,
  maxFieldBytes: 64 * 1024,
  maxHeadBytes: 8 * 1024,
  maxMinutes: 30,
};
