module.exports = { ...require('../../../jest.server.cjs'), displayName: 'server-chat-groups' };
