// Not named jest.config: the Nx plugin would make a unit test target of it, without the build that it needs.
module.exports = {
  ...require('../../jest.server.cjs'),
  displayName: 'api-e2e',
  testMatch: ['<rootDir>/**/*.e2e-spec.ts'],
  globalSetup: '<rootDir>/support/global-setup.ts',
  globalTeardown: '<rootDir>/support/global-teardown.ts',
  // The launcher of PostgreSQL is an ES module that Jest takes as it is.
  transformIgnorePatterns: ['/node_modules/', '\\.mjs$'],
  // Only against hanging: tests that start processes take six times as long on a machine that is busy with others.
  testTimeout: 180_000,
};
