/** How large a workbook really is, before anything of it is parsed. */
import { statSync } from 'node:fs';
import { UnreadableSource, type SpoolLimits } from './limits.ts';
import { isSpreadsheet, listZip, memberName, openEntry } from './zip-members.ts';

/**
 * Inflates every part once, counting: what the package says of itself is not believed.
 * @throws UnreadableSource xlsx_bad, xlsx_too_large, zip_nested
 */
export async function measureSpreadsheet(path: string, limits: SpoolLimits): Promise<void> {
  const { zip, entries } = await listZip(path, limits).catch((): never => {
    throw new UnreadableSource('xlsx_bad');
  });
  try {
    if (!isSpreadsheet(entries)) throw new UnreadableSource('zip_nested');
    const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
    // Other programs follow the parts' own headers, not the list at the end: nothing may hide between them
    const unlisted = statSync(path).size - packed - entries.length * 1024;
    if (unlisted > 64 * 1024) throw new UnreadableSource('xlsx_bad');
    let inflated = 0;
    for (const entry of entries) {
      let size = 0;
      const texts = memberName(entry).endsWith('sharedStrings.xml');
      for await (const chunk of (await openEntry(zip, entry)) as AsyncIterable<Buffer>) {
        size += chunk.length;
        inflated += chunk.length;
        const over = inflated > limits.maxXlsxInflatedBytes || (texts && size > limits.maxXlsxTextBytes);
        if (over) throw new UnreadableSource('xlsx_too_large');
      }
    }
  } catch (error) {
    throw error instanceof UnreadableSource && error.reason !== 'zip_damaged'
      ? error
      : new UnreadableSource('xlsx_bad');
  } finally {
    zip.close();
  }
}
