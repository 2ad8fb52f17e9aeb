// esbuild writes no decorator metadata, which Nest and TypeORM need: swc compiles our TypeScript first.
const { readFile } = require('node:fs/promises');
const { transform } = require('@swc/core');

const decorators = {
  name: 'decorator-metadata',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const { code } = await transform(await readFile(path, 'utf8'), {
        filename: path,
        sourceMaps: 'inline',
        configFile: false,
        swcrc: false,
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

module.exports = {
  target: 'node22',
  keepNames: true,
  sourcemap: true,
  outExtension: { '.js': '.mjs' },
  plugins: [decorators],
};
