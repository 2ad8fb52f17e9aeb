import { RuleTester } from 'eslint';
import { describe, it } from 'node:test';
import { parser } from 'typescript-eslint';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

/** Checks a rule on TypeScript sources; every case becomes a test. */
export const ruleTester = new RuleTester({
  languageOptions: { parser: /** @type {import('eslint').Linter.Parser} */ (parser) },
});
