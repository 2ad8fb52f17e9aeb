/**
 * What a lib gives to others is a list one can read, not whatever its files happen to export.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noExportStar = {
  meta: {
    type: 'problem',
    docs: { description: 'No export *' },
    schema: [],
    messages: { star: 'Name what is exported: export { A, B } from {{source}}.' },
  },
  create: (context) => ({
    ExportAllDeclaration(node) {
      context.report({ node, messageId: 'star', data: { source: node.source.raw ?? '' } });
    },
  }),
};
