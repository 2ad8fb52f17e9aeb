import type { tokenize } from 'linkifyjs';

export interface TextPart {
  readonly text: string;
  readonly kind: 'text' | 'link' | 'mention' | 'own-mention';
  /** Of a link. */
  readonly href: string | null;
}

/** A person whom the text calls by name. */
export interface Mention {
  readonly name: string;
  readonly mine: boolean;
}

export type Tokenize = typeof tokenize;

const ALLOWED = /^(https?|mailto):/i;

/** Whether there may be an address in it: without one nothing has to be looked for. */
export function mayHoldLink(text: string): boolean {
  return /\.\p{L}|:\/\/|@/u.test(text);
}

/** Cuts a text into names of mentioned people, web and mail addresses, and what lies between. Nothing is lost or added. */
export function textParts(text: string, mentions: readonly Mention[], tokenizer: Tokenize | null): TextPart[] {
  // The longest first: "@Anna Petrova" must not be found as "@Anna".
  const [mention] = [...mentions]
    .sort((a, b) => b.name.length - a.name.length)
    .filter(({ name }) => name && text.includes(`@${name}`));
  if (mention) {
    const called = `@${mention.name}`;
    const rest = mentions.filter((other) => other !== mention);
    return text
      .split(called)
      .flatMap((between, index): TextPart[] => [
        ...(index > 0 ? [{ text: called, kind: mention.mine ? 'own-mention' : 'mention', href: null } as const] : []),
        ...textParts(between, rest, tokenizer),
      ]);
  }
  if (!text) return [];
  if (!tokenizer || !mayHoldLink(text)) return [{ text, kind: 'text', href: null }];
  return tokenizer(text).map((token) => {
    const href = token.isLink ? token.toHref('https') : null;
    const safe = href !== null && ALLOWED.test(href);
    return { text: token.toString(), kind: safe ? 'link' : 'text', href: safe ? href : null };
  });
}
