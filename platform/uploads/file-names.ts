/**
 * Names of files as their senders gave them: shown to people, never used as paths. Told apart from what could
 * lead elsewhere (folders), reorder a line (marks of direction) or break a header (controls).
 */
import { cutToWidth } from '#kernel/thai-text.ts';

/** Columns; no vowel or tone is torn from its consonant. */
const longest = 120;

/** A name to show: without folders, controls and marks of direction; never empty. */
export function shownFileName(sent: string): string {
  const last = sent.split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const named = plain === '' || /^\.+$/u.test(plain) ? 'file' : plain;
  return cutToWidth(named, longest);
}

/** The value of Content-Disposition for a download: ASCII for old readers, the name itself for all others. */
export function attachment(name: string): string {
  const shown = shownFileName(name);
  const ascii = shown.replace(/[^A-Za-z0-9._-]+/gu, '_');
  const encoded = encodeURIComponent(shown).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
