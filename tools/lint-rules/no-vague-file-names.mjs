import { relative } from 'node:path';

const VAGUE = /^(utils?|helpers?|commons?|misc|base)$/;

/**
 * A file is named for what is in it. In a file with a vague name everything finds a place.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noVagueFileNames = {
  meta: {
    type: 'suggestion',
    docs: { description: 'No utils, helpers, common or base-* files and folders' },
    schema: [],
    messages: { vague: '"{{part}}" says nothing about what is inside: name the file for the thing it holds.' },
  },
  create: (context) => ({
    Program(node) {
      const path = relative(context.cwd, context.filename).split(/[/\\]/);
      const part = path.find((name) => name.split('.').some((word) => VAGUE.test(word) || /^base-/.test(word)));
      if (part !== undefined) context.report({ node, messageId: 'vague', data: { part } });
    },
  }),
};
