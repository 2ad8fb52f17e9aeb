const MOST_BYTES = 255;
/** Control characters, line breaks, bidi marks and other invisible ones; but those that shape emoji and scripts stay. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
const SHAPING = new Set(['\u200c', '\u200d']);

/**
 * The name as it is kept and shown: composed (NFC), without what could mislead a person or a program, at most 255 bytes
 * with its extension.
 */
export function cleanFileName(given: string): string {
  const visible = given
    .normalize('NFC')
    .replace(INVISIBLE, (character) => (SHAPING.has(character) ? character : ''))
    .replace(/[/\\]/g, '_')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  const dot = visible.lastIndexOf('.');
  const stem = (dot === -1 ? visible : visible.slice(0, dot)).trim();
  const extension = dot === -1 ? '' : visible.slice(dot);
  return `${cut(stem, MOST_BYTES - Buffer.byteLength(extension)) || 'file'}${extension}`;
}

/** At most so many bytes of UTF-8, cut between characters as people see them. */
function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let result = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (Buffer.byteLength(result) + Buffer.byteLength(segment) > bytes) break;
    result += segment;
  }
  return result;
}

/** Of RFC 6266: a plain name for old clients, and the real one in UTF-8. */
export function contentDisposition(type: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${type}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
