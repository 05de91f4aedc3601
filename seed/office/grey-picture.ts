/** A plain grey picture for the demonstration, as PNG: nobody and no place is on it. */
import { crc32, deflateSync } from 'node:zlib';

const [width, height] = [320, 200];

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export function greyPicture(): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8); // 8 bits of grey
  const rows = Buffer.alloc(height * (width + 1), 0xbb);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0; // no filter
  const mark = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    mark,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
