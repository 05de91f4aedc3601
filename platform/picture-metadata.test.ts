/** What a phone writes beside a picture goes; the picture stays as it was. */
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutMetadata } from './picture-metadata.ts';

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const words = (text: string) => Buffer.from(text, 'latin1');

/** Exif as a phone writes it, little-endian: which way up, the maker, a place. */
function exif(turn: number): Buffer {
  const tiff = Buffer.alloc(60);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x010f, 10); // maker
  tiff.writeUInt16LE(0x0112, 22); // which way up
  tiff.writeUInt16LE(3, 24);
  tiff.writeUInt32LE(1, 26);
  tiff.writeUInt16LE(turn, 30);
  return Buffer.concat([words('Exif\0\0'), tiff, words('GPSLatitude 13.5475 PhoneMaker')]);
}

const jfif = Buffer.concat([words('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 1, 1]), words('RGB')]);
const tables = Buffer.concat([segment(0xdb, Buffer.alloc(65, 1)), segment(0xc0, Buffer.alloc(9, 2))]);
const scan = Buffer.concat([
  segment(0xda, Buffer.alloc(6, 3)),
  Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 5, 6]),
]);
const end = Buffer.from([0xff, 0xd9]);
const start = Buffer.from([0xff, 0xd8]);

/** As a phone hands it over: everything it may write, and a second picture behind. */
const photo = (turn: number) =>
  Buffer.concat([
    start,
    segment(0xe0, jfif),
    segment(0xe1, exif(turn)),
    segment(0xe1, words('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPSLatitude</x:xmpmeta>')),
    segment(0xe2, words('ICC_PROFILE\0colours')),
    segment(0xe2, words('MPF\0second')),
    segment(0xed, words('Photoshop 3.0\0owner')),
    segment(0xfe, words('a comment')),
    tables,
    scan,
    end,
    words('behind the picture GPSLatitude'),
  ]);

const chunk = (kind: string, body: Buffer) => {
  const named = Buffer.concat([words(kind), body]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};
const pngMark = Buffer.from('89504e470d0a1a0a', 'hex');
const header = chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex'));
const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 0])));
const png = (...more: Buffer[]) =>
  Buffer.concat([pngMark, header, ...more, pixels, chunk('IEND', Buffer.alloc(0))]);

describe('a JPEG', () => {
  test('keeps tables, pixels and colours, and nothing of where, with what and by whom', () => {
    const plain = withoutMetadata(photo(1), 'image/jpeg')!;
    const short = Buffer.from(jfif.subarray(0, 14));
    short.writeUInt16BE(0, 12);
    const colours = segment(0xe2, words('ICC_PROFILE\0colours'));
    expect(plain.equals(Buffer.concat([start, segment(0xe0, short), colours, tables, scan, end]))).toBe(true);
    for (const word of ['GPS', 'PhoneMaker', 'xmp', 'owner', 'comment', 'MPF', 'behind', 'RGB'])
      expect(plain.includes(word), word).toBe(false);
  });

  test('that was taken sideways is still shown upright', () => {
    const plain = withoutMetadata(photo(6), 'image/jpeg')!;
    const at = plain.indexOf('Exif');
    expect(plain.subarray(at, at + 32).toString('hex')).toBe(
      '4578696600004d4d002a0000000800010112000300000001000600000000' + '0000',
    );
    expect(plain.readUInt16BE(at - 2)).toBe(34);
    expect(plain.includes('GPS')).toBe(false);
    expect(withoutMetadata(plain, 'image/jpeg')!.equals(plain)).toBe(true);
  });

  test('with several scans, and one cut short, are taken as far as they go', () => {
    const twice = Buffer.concat([start, tables, scan, segment(0xc4, Buffer.alloc(3)), scan, end]);
    expect(withoutMetadata(twice, 'image/jpeg')!.equals(twice)).toBe(true);
    expect(withoutMetadata(twice.subarray(0, -2), 'image/jpeg')!.equals(twice)).toBe(true);
  });
});

describe('a PNG', () => {
  test('keeps its pixels and loses every text, date and private chunk', () => {
    const noisy = png(
      chunk('tEXt', words('Author\0somebody')),
      chunk('eXIf', exif(6).subarray(6)),
      chunk('tIME', Buffer.alloc(7)),
      chunk('zzZz', words('private')),
      chunk('gAMA', Buffer.from([0, 0, 0, 1])),
    );
    const plain = withoutMetadata(Buffer.concat([noisy, words('behind')]), 'image/png')!;
    expect(plain.equals(png(chunk('gAMA', Buffer.from([0, 0, 0, 1]))))).toBe(true);
  });
});

test('what is not built as its first bytes promise is refused, and nothing loops or reads beyond it', () => {
  expect(withoutMetadata(start, 'image/jpeg')).toBeNull();
  expect(
    withoutMetadata(Buffer.concat([start, segment(0xfe, words('no picture')), end]), 'image/jpeg'),
  ).toBeNull();
  expect(withoutMetadata(Buffer.concat([pngMark, pixels]), 'image/png')).toBeNull();
  expect(withoutMetadata(png().subarray(0, 40), 'image/png')).toBeNull();
  fc.assert(
    fc.property(fc.nat(), fc.uint8Array({ maxLength: 40 }), fc.boolean(), (where, bytes, isJpeg) => {
      const whole = isJpeg ? photo(6) : png(chunk('tEXt', words('GPS')));
      const hurt = Buffer.from(whole);
      Buffer.from(bytes).copy(hurt, where % hurt.length);
      const plain = withoutMetadata(hurt, isJpeg ? 'image/jpeg' : 'image/png');
      expect(plain === null || plain.length <= hurt.length + 2).toBe(true);
    }),
    { numRuns: 300, seed: 2569 },
  );
});
