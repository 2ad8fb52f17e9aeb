// Writes the typed GraphQL documents of the clients from the committed schema and the *.graphql files.
// usage: node tools/with-node.mjs tools/codegen/codegen.mjs [--check]
// --check writes nothing and exits 1 when the committed file is stale.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { Source, buildSchema, parse } from 'graphql';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const schemaPath = join(root, 'apps/api/schema.graphql');
const documentsDir = join(root, 'libs/client/graphql');
const outputPath = join(documentsDir, 'generated/graphql.ts');

const names = (await readdir(documentsDir)).filter((name) => name.endsWith('.graphql')).sort();
const documents = await Promise.all(
  names.map(async (name) => {
    const location = join(documentsDir, name);
    return { location, document: parse(new Source(await readFile(location, 'utf8'), location)) };
  }),
);
const schemaText = await readFile(schemaPath, 'utf8');
const schemaAst = buildSchema(schemaText);

const generated = await codegen({
  filename: outputPath,
  schema: parse(schemaText),
  schemaAst,
  documents,
  config: {
    scalars: { DateTime: 'string', ID: 'string' },
    enumsAsTypes: true,
    useTypeImports: true,
    skipTypename: true,
    documentMode: 'documentNode',
    dedupeFragments: true,
  },
  pluginMap: { typescriptOperations, typedDocumentNode },
  plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
});
const output = `// Written by tools/codegen/codegen.mjs. Do not edit: run npm run codegen.\n${generated}`;

if (process.argv.includes('--check')) {
  const held = await readFile(outputPath, 'utf8').catch(() => '');
  if (held !== output) {
    console.error(`${relative(root, outputPath)} is stale: run npm run codegen and commit the result.`);
    process.exit(1);
  }
} else {
  await mkdir(dirname(outputPath), { recursive: true });
  await writeFile(outputPath, output);
  console.log(`${relative(root, outputPath)}: ${documents.length} documents`);
}
