import { tokenize } from 'linkifyjs';
import { textParts } from './text-parts';

const parts = (text: string, ...mentions: { name: string; mine: boolean }[]) =>
  textParts(text, mentions, tokenize).map(({ kind, text: words, href }) =>
    href ? [kind, words, href] : [kind, words],
  );
const anna = { name: 'Anna', mine: false };
const annaPetrova = { name: 'Anna Petrova', mine: true };

describe('textParts', () => {
  it('makes links of web and mail addresses, and of nothing else', () => {
    expect(parts('see example.org, write to a@b.org')).toEqual([
      ['text', 'see '],
      ['link', 'example.org', 'https://example.org'],
      ['text', ', write to '],
      ['link', 'a@b.org', 'mailto:a@b.org'],
    ]);
    expect(parts('javascript:alert(1) 2.5 mg')).toEqual([['text', 'javascript:alert(1) 2.5 mg']]);
  });

  it("marks the names of mentioned people, the longest name first, one's own apart", () => {
    expect(parts('@Anna Petrova and @Anna, see @Boris', anna, annaPetrova)).toEqual([
      ['own-mention', '@Anna Petrova'],
      ['text', ' and '],
      ['mention', '@Anna'],
      ['text', ', see @Boris'],
    ]);
  });

  it('loses and adds nothing', () => {
    const text = 'a  @Anna\n<b>https://x.org/?q=1</b> \n';
    expect(
      textParts(text, [anna], tokenize)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
    expect(
      textParts(text, [anna], null)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
