// What the Jest configurations of every client project share: Angular without zones, in a simulated browser.
const { createCjsPreset } = require('jest-preset-angular/presets');

const moduleNameMapper = Object.fromEntries(
  Object.entries(require('./tsconfig.base.json').compilerOptions.paths)
    .filter(([alias]) => alias.startsWith('@client/'))
    .map(([alias, [path]]) => [`^${alias}$`, `${__dirname}/${path}`]),
);

/** @param {string} projectDir where the project's tsconfig.spec.json lies */
module.exports = (projectDir) => ({
  preset: `${__dirname}/jest.preset.js`,
  ...createCjsPreset({ tsconfig: `${projectDir}/tsconfig.spec.json` }),
  // ES modules only, without a build for require().
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|uuid/|@jsverse/|intl-messageformat/|@formatjs/))'],
  setupFilesAfterEnv: [`${__dirname}/jest.client-setup.ts`],
  moduleNameMapper,
});
