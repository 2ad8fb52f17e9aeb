// The very operations of the staff client: what it asks for is what is measured.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print, separateOperations } from 'graphql';

const FOLDER = join(import.meta.dirname, '../../libs/client/graphql');
const texts = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
const operations = separateOperations(parse(texts.map((name) => readFileSync(join(FOLDER, name), 'utf8')).join('\n')));

/** One operation with the fragments that it uses. @param {string} name */
export function operationText(name) {
  const operation = operations[name];
  if (!operation) throw new Error(`The staff client has no operation ${name}.`);
  return print(operation);
}
