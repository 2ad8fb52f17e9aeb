// Proofs that the specs can fail: too slow for `npm test`, and only needed when a spec they are about is changed.
module.exports = {
  ...require('./jest.e2e.cjs'),
  displayName: 'proofs',
  testMatch: ['<rootDir>/**/*.proof.ts'],
  testTimeout: 600_000,
};
