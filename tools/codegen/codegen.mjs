// Writes the typed GraphQL documents of the clients from the committed schema and the *.graphql files.
// usage: node tools/with-node.mjs tools/codegen/codegen.mjs [--check]
// --check writes nothing and exits 1 when the committed file is stale.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { Kind, Source, buildSchema, parse, print, stripIgnoredCharacters, visit } from 'graphql';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const schemaPath = join(root, 'apps/api/schema.graphql');
const documentsDir = join(root, 'libs/client/graphql');
const generatedDir = join(documentsDir, 'generated');
const FRAGMENTS = 'fields.graphql';
// Apollo wants documents as syntax trees. What goes past it, straight to the server, goes as text: a twentieth the size.
const FOR_APOLLO = ['room-members.graphql'];

const schemaText = await readFile(schemaPath, 'utf8');
const schema = parse(schemaText);
const schemaAst = buildSchema(schemaText);
const names = (await readdir(documentsDir)).filter((name) => name.endsWith('.graphql')).sort();

async function load(name) {
  const location = join(documentsDir, name);
  return { location, document: parse(new Source(await readFile(location, 'utf8'), location)) };
}

/**
 * One file per document file: what the log-in page does not ask for must not be in what it loads. The shared fragments
 * go into each file that uses them, and into a file of their own for their types.
 */
async function generate(name) {
  const own = await load(name);
  const shared = name === FRAGMENTS ? [] : [await load(FRAGMENTS)];
  const content = await codegen({
    filename: outputOf(name),
    schema,
    schemaAst,
    documents: [own, ...shared],
    config: {
      scalars: { DateTime: 'string', ID: 'string' },
      enumsAsTypes: true,
      useTypeImports: true,
      skipTypename: true,
      documentMode: 'documentNode',
      dedupeFragments: true,
    },
    pluginMap: { typescriptOperations, typedDocumentNode, operationTexts },
    plugins: [
      { typescriptOperations: {} },
      FOR_APOLLO.includes(name) ? { typedDocumentNode: {} } : { operationTexts: {} },
    ],
  });
  return `// Written by tools/codegen/codegen.mjs from ${name}. Do not edit: run npm run codegen.\n${content}`;
}

/** A codegen plugin: every operation with the fragments it needs as one line of text, typed by result and variables. */
const operationTexts = {
  plugin(_schema, files) {
    const definitions = files.flatMap(({ document }) => document.definitions);
    const fragments = new Map(
      definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
    );
    const lines = definitions
      .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
      .map((operation) => {
        const needed = new Set();
        const collect = (node) =>
          visit(node, {
            FragmentSpread({ name: { value } }) {
              if (needed.has(value)) return;
              needed.add(value);
              collect(fragments.get(value));
            },
          });
        collect(operation);
        const parts = [operation, ...[...needed].map((value) => fragments.get(value))];
        const text = stripIgnoredCharacters(parts.map((part) => print(part)).join('\n'));
        const [name, kind] = [operation.name.value, operation.operation];
        const type = name + kind[0].toUpperCase() + kind.slice(1);
        return `export const ${name}Document = ${JSON.stringify(text)} as OperationText<${type}, ${type}Variables>;`;
      });
    const prepend = lines.length > 0 ? ["import type { OperationText } from '../operation-text';"] : [];
    return { prepend, content: lines.join('\n') };
  },
};

function outputOf(name) {
  return join(generatedDir, name.replace('.graphql', '.ts'));
}

const check = process.argv.includes('--check');
await mkdir(generatedDir, { recursive: true });
for (const name of names) {
  const output = await generate(name);
  const path = outputOf(name);
  if (!check) {
    await writeFile(path, output);
  } else if ((await readFile(path, 'utf8').catch(() => '')) !== output) {
    console.error(`${relative(root, path)} is stale: run npm run codegen and commit the result.`);
    process.exitCode = 1;
  }
}
