const OPERATIONS = new Map([
  ['@nestjs/graphql', new Set(['Query', 'Mutation', 'Subscription'])],
  ['@nestjs/common', new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'Head', 'All', 'Sse'])],
]);

/** @param {import('estree').Node & { expression: any }} decorator `@Name`, `@Name(...)` or `@space.Name(...)` */
function nameOf({ expression }) {
  const called = expression.type === 'CallExpression' ? expression.callee : expression;
  return called.type === 'MemberExpression'
    ? { space: called.object.name, name: called.property.name }
    : { name: called.name };
}

/**
 * Every operation that the outside can call says who may call it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const declareAccess = {
  meta: {
    type: 'problem',
    docs: { description: 'GraphQL operations and HTTP handlers carry @Access(...)' },
    schema: [],
    messages: {
      missing:
        '@{{decorator}} {{method}} declares no access: add @Access(...) with the rule of who may call it, ' +
        'for example @Access(signedIn); @Access(anyone) when strangers may.',
    },
  },
  create(context) {
    /** @type {Map<string, string>} local name -> the name it was exported under */
    const operations = new Map();
    /** @type {Map<string, Set<string>>} `import * as local` -> the operations in it */
    const spaces = new Map();
    return {
      ImportDeclaration(node) {
        const names = OPERATIONS.get(String(node.source.value));
        if (names === undefined) return;
        for (const specifier of node.specifiers) {
          if (specifier.type === 'ImportNamespaceSpecifier') spaces.set(specifier.local.name, names);
          if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') continue;
          if (names.has(specifier.imported.name)) operations.set(specifier.local.name, specifier.imported.name);
        }
      },
      /** @param {any} node */
      MethodDefinition(node) {
        const decorators = (node.decorators ?? []).map(nameOf);
        if (decorators.some((/** @type {{ name: string }} */ { name }) => name === 'Access')) return;
        for (const { space, name } of decorators) {
          const decorator = space === undefined ? operations.get(name) : spaces.get(space)?.has(name) && name;
          if (!decorator) continue;
          const method = context.sourceCode.getText(node.key);
          context.report({ node: node.key, messageId: 'missing', data: { decorator, method } });
        }
      },
    };
  },
};
