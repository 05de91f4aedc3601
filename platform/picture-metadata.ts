/**
 * Takes out of JPEG and PNG pictures what the camera wrote beside the picture: place (GPS), device, owner,
 * thumbnail, comments. Officers photograph with phones that write all of it. The picture itself is not
 * decoded and stays as it was, pixel for pixel; of Exif only which way up it is held is kept.
 */

/** Without it, or null where the file is not built as its first bytes promise. @param bytes bounded by the caller */
export function withoutMetadata(bytes: Uint8Array, kind: 'image/jpeg' | 'image/png'): Buffer | null {
  const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return kind === 'image/jpeg' ? plainJpeg(picture) : plainPng(picture);
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
const endMark = Buffer.from([0xff, endOfImage]);

/** The segment without what is not of the picture; nothing of it where it is nothing but that. */
function keptOf(marker: number, segment: Buffer): Buffer[] {
  const body = segment.subarray(4);
  const begins = (mark: string) => body.subarray(0, mark.length).toString('latin1') === mark;
  if (marker === 0xe0) return begins('JFIF\0') && body.length >= 14 ? [withoutThumbnail(segment)] : [];
  if (marker === 0xe1) return turnOf(body);
  if (marker === 0xe2) return begins('ICC_PROFILE\0') ? [segment] : []; // without it colours look wrong
  if (marker === 0xee) return begins('Adobe') ? [segment] : []; // likewise
  const isApplications = marker >= 0xe0 && marker <= 0xef;
  return isApplications || marker === 0xfe ? [] : [segment];
}

/** A small picture of the picture, perhaps from before it was cropped. */
function withoutThumbnail(segment: Buffer): Buffer {
  const short = Buffer.from(segment.subarray(0, 18));
  short.writeUInt16BE(16, 2);
  short.writeUInt16BE(0, 16); // its width and height
  return short;
}

function plainJpeg(picture: Buffer): Buffer | null {
  if (picture.length < 4 || picture.readUInt16BE(0) !== 0xffd8) return null;
  const parts: Buffer[] = [picture.subarray(0, 2)];
  let at = 2;
  let hasScan = false;
  while (at + 4 <= picture.length) {
    const marker = picture[at + 1]!;
    if (picture[at] !== 0xff) return null;
    if (marker === 0xff) at += 1; // a fill byte
    if (marker === 0xff) continue;
    if (marker === endOfImage) break; // what follows is another picture, or none
    const next = at + 2 + picture.readUInt16BE(at + 2);
    if (marker < 0xc0 || next < at + 4 || next > picture.length) return null;
    const end = marker === startOfScan ? endOfScan(picture, next) : next;
    parts.push(...keptOf(marker, picture.subarray(at, end)));
    hasScan ||= marker === startOfScan;
    at = end;
  }
  return hasScan ? Buffer.concat([...parts, endMark]) : null;
}

/** Where the compressed picture stops: the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(picture: Buffer, from: number): number {
  for (
    let at = picture.indexOf(0xff, from);
    at !== -1 && at + 1 < picture.length;
    at = picture.indexOf(0xff, at + 1)
  ) {
    const next = picture[at + 1]!;
    const goesOn = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!goesOn) return at;
  }
  return picture.length;
}

/** A new Exif segment that says nothing but which way up, where the old one says so. */
function turnOf(body: Buffer): Buffer[] {
  const turn = turnIn(body);
  if (turn === null || turn === 1) return [];
  const exif = Buffer.concat([
    Buffer.from('ffe10000', 'hex'),
    Buffer.from('Exif\0\0MM', 'latin1'),
    Buffer.from('002a000000080001', 'hex'), // one entry, right after this head
    Buffer.from('0112000300000001', 'hex'), // which way up, one short number
    Buffer.alloc(8),
  ]);
  exif.writeUInt16BE(exif.length - 2, 2);
  exif.writeUInt16BE(turn, 28);
  return [exif];
}

function turnIn(body: Buffer): number | null {
  if (body.subarray(0, 6).toString('latin1') !== 'Exif\0\0' || body.length < 20) return null;
  const tiff = body.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const word = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return null;
  for (let n = 0, at = first + 2; n < word(first) && at + 12 <= tiff.length; n += 1, at += 12)
    if (word(at) === 0x0112) return word(at + 8) >= 1 && word(at + 8) <= 8 ? word(at + 8) : null;
  return null;
}

/** What makes the picture; everything else (tEXt, zTXt, iTXt, eXIf, tIME and whatever is private) goes. */
const pngKept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'pHYs', 'bKGD']); // prettier-ignore
const pngMark = Buffer.from('89504e470d0a1a0a', 'hex');

function plainPng(picture: Buffer): Buffer | null {
  if (!picture.subarray(0, 8).equals(pngMark)) return null;
  const parts: Buffer[] = [pngMark];
  for (let at = 8; at + 12 <= picture.length;) {
    const next = at + 12 + picture.readUInt32BE(at);
    if (next > picture.length) return null;
    const kind = picture.toString('latin1', at + 4, at + 8);
    if (at === 8 && kind !== 'IHDR') return null;
    if (pngKept.has(kind)) parts.push(picture.subarray(at, next));
    if (kind === 'IEND') return Buffer.concat(parts); // what follows is no picture
    at = next;
  }
  return null;
}
