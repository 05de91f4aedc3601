/** What a file is by its first bytes, not by its name: data that can be taken in, or something else by its kind. */
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';

/** Kinds that the intake reads; text has no mark of its own and is undefined to file-type. */
const readable = new Set(['gz', 'zip', 'xlsx', 'ods', 'csv', 'json', 'xml']);

/** null when it may be data; else what it is: 'pdf', 'png', 'exe'. */
export async function otherKind(path: string): Promise<string | null> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4200), 0, 4200, 0);
    const found = await fileTypeFromBuffer(buffer.subarray(0, bytesRead));
    if (!found || readable.has(found.ext)) return null;
    return found.ext;
  } finally {
    await handle.close();
  }
}
