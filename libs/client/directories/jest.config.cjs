module.exports = { ...require('../../../jest.client.cjs')(__dirname), displayName: 'client-directories' };
