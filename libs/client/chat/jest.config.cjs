module.exports = { ...require('../../../jest.client.cjs')(__dirname), displayName: 'client-chat' };
