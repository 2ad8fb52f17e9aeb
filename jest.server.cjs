// What the Jest configurations of every server project share: TypeScript with decorators through swc. Nest's packages
// are ES modules only; under --experimental-vm-modules (set by each project's test target) Jest requires them natively.
const moduleNameMapper = Object.fromEntries(
  Object.entries(require('./tsconfig.base.json').compilerOptions.paths).map(([alias, [path]]) => [
    `^${alias}$`,
    `${__dirname}/${path}`,
  ]),
);

module.exports = {
  preset: `${__dirname}/jest.preset.js`,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  moduleNameMapper,
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      {
        swcrc: false,
        configFile: false,
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
};
