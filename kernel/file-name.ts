/** Names of files that people hand in and get back: made harmless on the way in, spelled safely on the way out. */

/** Directions of writing that can make 'gnp.exe' look like 'exe.png', marks that cannot be seen, and controls. */
const unseen = /[\p{Cc}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * The last part of the path that a browser sent, without controls, hidden marks and characters that file
 * systems refuse, at most 100 letters, ending as its content says.
 * @param ending of the sniffed type, without dot: 'pdf'
 * @example cleanFileName('C:\\งาน\\..\\หนังสือ\r\n.exe', 'pdf') // 'หนังสือ.exe.pdf'
 */
export function cleanFileName(name: string, ending: string): string {
  const last = name.normalize('NFC').split(/[/\\]/u).at(-1)!;
  const bare = last
    .replace(unseen, '')
    .replace(/[<>:"|?*;%]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
    .replace(new RegExp(`\\.(${ending === 'jpg' ? 'jpe?g' : ending})$`, 'iu'), '');
  const kept = [...graphemes.segment(bare)].slice(0, 100).map(({ segment }) => segment);
  return `${kept.join('').slice(0, 180) || 'file'}.${ending}`;
}

/**
 * Value of a Content-Disposition header (RFC 6266): an ASCII name for old programs and the real one as
 * UTF-8. Never a quote, a line end or anything else that could end the value.
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const safe = name.replace(unseen, '');
  const ascii = safe.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%;]/gu, '_');
  const whole = encodeURIComponent(safe.toWellFormed()).replace(
    /['()*!]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
