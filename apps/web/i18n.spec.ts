import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';

/** The two kinds of a message's parts that name no argument. */
const PLAIN_TEXT = 0;
const NUMBER_SIGN = 7;

const root = join(__dirname, '../..');
const folder = join(root, 'libs/client/ui/i18n');
/** What of the texts is in a file of its own: '' is what every page needs. */
const areas = ['', '.account', '.admin', '.chat', '.directories', '.profile', '.sends'];
const texts = { en: textsOf('en'), ru: textsOf('ru') };
const keys = Object.keys(texts.en);

function textsIn(name: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>;
}

function textsOf(language: string): Readonly<Record<string, string>> {
  return Object.assign({}, ...areas.map((area) => textsIn(`${language}${area}.json`))) as Record<string, string>;
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
  it.each(areas)('%s exist in both languages, in order, so that a new one has one place', (area) => {
    const names = Object.keys(textsIn(`en${area}.json`));
    expect(Object.keys(textsIn(`ru${area}.json`))).toEqual(names);
    expect(names).toEqual([...names].sort());
  });

  it('have one place each, and every file is one of an area', () => {
    const all = areas.flatMap((area) => Object.keys(textsIn(`en${area}.json`)));
    expect(all).toHaveLength(new Set(all).size);
    const names = areas.flatMap((area) => [`en${area}.json`, `ru${area}.json`]);
    expect(readdirSync(folder).sort()).toEqual(names.sort());
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
