import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier/flat';
import tseslint from 'typescript-eslint';
import { houseRules } from './tools/lint-rules/index.mjs';

/** The layers of the server, lowest first: a lib may import those before it, and itself. */
const serverLayers = [
  'server:platform',
  'server:mail',
  'server:identity',
  'server:contacts',
  'server:chat-groups',
  'server:chat-rooms',
  'server:messaging',
  'server:group-messaging',
  'server:portal',
  'server:notifications',
  'server:integrations',
];
/** The data and the looks know nothing of each other; features stand on both. */
const clientLayers = {
  'client:graphql': [],
  'client:ui': [],
  'client:session': ['client:graphql', 'client:ui'],
  'client:chat': ['client:graphql', 'client:ui', 'client:session'],
  'client:profile': ['client:graphql', 'client:ui', 'client:session'],
  'client:directories': ['client:graphql', 'client:ui', 'client:session'],
  'client:portal': ['client:graphql', 'client:ui'],
  'client:portal-app': ['client:graphql', 'client:ui', 'client:portal'],
  'client:group-sends': ['client:graphql', 'client:ui', 'client:session', 'client:chat', 'client:directories'],
  'client:web': [
    'client:graphql',
    'client:ui',
    'client:session',
    'client:chat',
    'client:profile',
    'client:directories',
    'client:group-sends',
  ],
};

const depConstraints = [
  { sourceTag: 'scope:server', onlyDependOnLibsWithTags: ['scope:server'] },
  { sourceTag: 'scope:client', onlyDependOnLibsWithTags: ['scope:client'] },
  // Black box: they start the product and talk to it from outside.
  { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:e2e', 'scope:tools'] },
  { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['scope:tools'] },
  ...serverLayers.map((sourceTag, at) => ({ sourceTag, onlyDependOnLibsWithTags: serverLayers.slice(0, at + 1) })),
  { sourceTag: 'app:api', onlyDependOnLibsWithTags: serverLayers },
  ...Object.entries(clientLayers).map(([sourceTag, below]) => ({
    sourceTag,
    onlyDependOnLibsWithTags: [sourceTag, ...below],
  })),
];

/** @param {string[]} allow imports that are fine whatever the layers say */
const boundaries = (allow) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    {
      enforceBuildableLibDependency: false,
      allow,
      depConstraints,
      // It has two entries: the session itself is there from the start, its log-in page is fetched.
      checkDynamicDependenciesExceptions: ['@client/session'],
    },
  ],
});
const embeddedPostgres = 'tools/postgres/index\\.mjs$'; // a regular expression, unlike the others

/** A tag in a template says by its first word which lib to look in. */
const selectorPrefixes = {
  'libs/client/ui': 'ui',
  'libs/client/session': 'session',
  'libs/client/chat': 'chat',
  'libs/client/profile': 'profile',
  'libs/client/directories': 'dir',
  'libs/client/portal': 'portal',
  'apps/web': 'app',
  'apps/portal': 'app',
};
const selectors = (prefix) => [
  { type: 'element', prefix, style: 'kebab-case' },
  { type: 'attribute', prefix, style: 'camelCase' },
];

const noConsole = { 'no-console': 'error' };
const specs = ['**/*.spec.ts', '**/*.e2e-spec.ts', 'apps/*-e2e/**/*.ts'];

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '**/tmp', '**/coverage', '.nx', '.data', '**/generated'] },
  // A rule that hinders is changed here, for all, with a reason; it is not switched off in a line of its own.
  { linterOptions: { noInlineConfig: true } },

  {
    files: ['**/*.{js,cjs,mjs,ts,mts}'],
    extends: [eslint.configs.recommended],
    plugins: { house: houseRules },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'house/no-export-star': 'error',
      'house/no-vague-file-names': 'error',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'AbortController', 'AbortSignal', 'Buffer', 'performance', 'fetch', 'WebSocket']
          .concat(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'structuredClone'])
          .concat(['TextEncoder', 'TextDecoder', 'Blob', 'FormData'])
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // Parts of these run inside a page.
    files: ['tools/budgets/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['window', 'document', 'history', 'dispatchEvent', 'requestAnimationFrame', 'MessageChannel']
          .concat(['PerformanceObserver', 'PopStateEvent', 'requestIdleCallback'])
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },

  {
    files: ['**/*.{ts,mts}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      ...boundaries([]),
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Deprecated by its authors only to stand out: http: for a provider on loopback.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      // Nest and Angular classes are often nothing but their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Interfaces of others want promises from methods that need not wait; and `return done()` reads well.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // `output<void>()` says more than `output()`.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // GraphQL types are shapes: Nest resolves a plain object of that shape as well.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // By code point is what we want of a text; a rule cannot know where graphemes matter.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },

  {
    files: ['libs/server/**/*.ts', 'apps/api/**/*.ts'],
    plugins: { house: houseRules },
    rules: {
      ...noConsole,
      'house/declare-access': 'error',
      'house/clock-from-platform': 'error',
      // Decorator metadata needs the class at run time; swc drops a type-only import of it.
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  { files: ['libs/server/platform/**/*.ts'], rules: { 'house/clock-from-platform': 'off' } },
  {
    files: ['libs/client/**/*.ts', 'apps/web/**/*.ts', 'apps/portal/**/*.ts'],
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },

  {
    files: ['libs/client/**/*.ts', 'apps/web/**/*.ts', 'apps/portal/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-signals': 'error',
    },
  },
  ...Object.entries(selectorPrefixes).map(([folder, prefix]) => ({
    files: [`${folder}/**/*.ts`],
    rules: {
      '@angular-eslint/component-selector': ['error', selectors(prefix)],
      '@angular-eslint/directive-selector': ['error', selectors(prefix)],
    },
  })),
  {
    files: ['libs/client/**/*.html', 'apps/web/**/*.html', 'apps/portal/**/*.html'],
    ignores: ['apps/web/index.html', 'apps/portal/index.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      // An icon button makes its text of its label.
      '@angular-eslint/template/elements-content': ['error', { allowList: ['label'] }],
      // Options of a list are reached through the field that owns them (aria-activedescendant). axe checks the screens.
      '@angular-eslint/template/click-events-have-key-events': 'off',
      '@angular-eslint/template/interactive-supports-focus': 'off',
    },
  },

  {
    files: specs,
    rules: {
      ...boundaries([embeddedPostgres]),
      // Tests measure and wait in real time, and hand methods of spies around.
      'house/clock-from-platform': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // What they look at is JSON: answers, frames, `expect.any(String)`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
  {
    files: ['apps/web-e2e/support/*.ts'],
    // Playwright reads from the pattern which fixtures another one needs; some need none.
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  prettier,
);
