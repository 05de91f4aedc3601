/** Bytes of the demonstration files: CSV text, windows-874, gzip and zip, the same on every day. */
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

function cell(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of text as CSV (RFC 4180), with the given line end. */
export function csv(rows: readonly (readonly string[])[], lineEnd = '\n'): string {
  return rows.map((row) => row.map(cell).join(',') + lineEnd).join('');
}

/** Thai text in windows-874, one byte a character. Throws on a character that the code page lacks. */
export function windows874(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (character) => {
      const point = character.codePointAt(0) ?? 0;
      if (point < 0x80) return point;
      if ((point >= 0x0e01 && point <= 0x0e3a) || (point >= 0x0e3f && point <= 0x0e5b))
        return point - 0x0e01 + 0xa1;
      throw new Error(`windows-874 has no ${character}`);
    }),
  );
}

/** gzip without a name and a time. */
export function gzip(content: string): Buffer {
  return gzipSync(content, { level: 6 });
}

const dosDay = (45 << 9) | (11 << 5) | 15; // 15 November 2025, the day on which the files are said to be made

/** A zip with one member (PKWARE's format, deflated, UTF-8 name). */
export function zip(name: string, content: string): Buffer {
  const data = Buffer.from(content);
  const packed = deflateRawSync(data);
  const nameBytes = Buffer.from(name);
  const common = Buffer.alloc(26); // what local header and directory entry share
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x800, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt16LE(dosDay, 8);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(data.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed]);
  const madeBy = Buffer.from([20, 0]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    madeBy,
    common,
    Buffer.alloc(14),
    nameBytes,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}
