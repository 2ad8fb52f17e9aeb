import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';

/** The two kinds of a message's parts that name no argument. */
const PLAIN_TEXT = 0;
const NUMBER_SIGN = 7;

const root = join(__dirname, '../..');
const texts = { en: textsOf('en'), ru: textsOf('ru') };
const keys = Object.keys(texts.en);

function textsOf(language: string): Readonly<Record<string, string>> {
  const file = join(root, `libs/client/ui/i18n/${language}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

/** The sources of every client project, specs and generated files left out. */
function sources(): string[] {
  return ['apps/web', 'libs/client'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|html)$/.test(name) && !/\.spec\.ts$|generated|testing/.test(name))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
}

/** The names that a message takes, nested plural branches included. */
function argumentsOf(text: string, language: string): string[] {
  const names = new Set<string>();
  const visit = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      const kind: number = part.type;
      if (kind !== PLAIN_TEXT && kind !== NUMBER_SIGN && 'value' in part) names.add(part.value);
      if ('options' in part) Object.values(part.options).forEach(({ value }) => visit(value));
    }
  };
  visit(new IntlMessageFormat(text, language).getAst());
  return [...names].sort();
}

describe('the texts of the product', () => {
  it('exist in both languages', () => {
    expect(Object.keys(texts.ru)).toEqual(keys);
  });

  it('are in order, so that a new one has one place', () => {
    expect(keys).toEqual([...keys].sort());
  });

  it('are all used, and all that is used exists', () => {
    const code = sources().join('\n');
    expect(keys.filter((key) => !code.includes(`'${key}'`))).toEqual([]);
    const groups = [...new Set(keys.map((key) => key.split('.')[0]))].join('|');
    const used = [...code.matchAll(new RegExp(`'((?:${groups})\\.[a-zA-Z]+)'`, 'g'))].map(([, key]) => key ?? '');
    expect([...new Set(used)].filter((key) => !keys.includes(key))).toEqual([]);
  });

  it.each(keys)('%s takes the same arguments in both languages', (key) => {
    expect(argumentsOf(texts.ru[key] ?? '', 'ru')).toEqual(argumentsOf(texts.en[key] ?? '', 'en'));
  });
});
