/** @param {any} node `Date`, `globalThis.Date` and the like @param {string} name */
const isGlobal = (node, name) =>
  (node.type === 'Identifier' && node.name === name) ||
  (node.type === 'MemberExpression' && node.object.name === 'globalThis' && node.property.name === name);

/**
 * Time comes from the injected clock, which tests can set.
 * @type {import('eslint').Rule.RuleModule}
 */
export const clockFromPlatform = {
  meta: {
    type: 'problem',
    docs: { description: 'No new Date(), Date.now() or performance.now() outside the platform lib' },
    schema: [],
    messages: { clock: '{{text}} reads the machine: inject Clock from @server/platform and ask it for the time.' },
  },
  create(context) {
    const report = (/** @type {import('estree').Node} */ node) =>
      context.report({ node, messageId: 'clock', data: { text: context.sourceCode.getText(node) } });
    return {
      NewExpression(node) {
        if (node.arguments.length === 0 && isGlobal(node.callee, 'Date')) report(node);
      },
      CallExpression(node) {
        if (isGlobal(node.callee, 'Date')) report(node);
      },
      // Not only the call: `const now = Date.now` or handing the function on is the same clock.
      MemberExpression(node) {
        const name = node.property.type === 'Identifier' ? node.property.name : '';
        if (name === 'now' && (isGlobal(node.object, 'Date') || isGlobal(node.object, 'performance'))) report(node);
      },
    };
  },
};
