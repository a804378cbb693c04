import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['**/dist/', '**/.turbo/', '.cache/', '.data/', 'apps/api/src/db/generated/']),
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      // Fastify's handlers and plugins are async whether they await or not.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      eqeqeq: 'error',
    },
  },
  {
    // One place knows the environment; the entry hands it over.
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/config/**', 'apps/api/src/server.ts', 'apps/api/src/admin-link.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env' }] },
  },
  {
    // What makes an account inactive and a stream on air is said once.
    files: ['apps/api/src/**/*.queries.ts'],
    ignores: ['apps/api/src/**/fragments.queries.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TemplateElement[value.raw=/suspended_until (IS|<|>)/]',
          message: 'Use isSuspended or isInactive of identity/fragments.queries.ts.',
        },
        {
          selector: "TemplateElement[value.raw=/IN \\('live', 'interrupted'\\)/]",
          message: 'Use isOnAir of streams/fragments.queries.ts.',
        },
      ],
    },
  },
  { files: ['apps/web/**'], languageOptions: { globals: globals.browser } },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat.recommended],
    rules: {
      // React calls a handler and does not look at what it answers.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
);
