import { availableParallelism } from 'node:os';

const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', tsx },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

/** One suite: its name, its folder, and what differs from a plain Node suite whose tests lie beside the code. */
const suite = (name, folder, rest = {}) => ({
  displayName: name,
  roots: [`<rootDir>/${folder}`],
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
  transformIgnorePatterns: ['/node_modules/'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  injectGlobals: false,
  ...rest,
});

export default {
  maxWorkers: Math.min(4, availableParallelism()),
  workerIdleMemoryLimit: '1GB',
  // For all suites: Jest heeds no project's own. Long, because a busy machine is no failure; a hang still is one.
  testTimeout: 120_000,
  projects: [
    suite('plans', 'packages/plans'),
    suite('contracts', 'packages/contracts'),
    suite('local-stack', 'packages/local-stack'),
    suite('test-publisher', 'packages/test-publisher'),
    suite('stripe-sandbox', 'packages/stripe-sandbox'),
    suite('scripts', 'scripts'),
    suite('web', 'apps/web', {
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      testEnvironment: 'jest-fixed-jsdom',
      setupFilesAfterEnv: ['<rootDir>/apps/web/test/setup.ts'],
      moduleNameMapper: { '\\.css$': '<rootDir>/scripts/jest/empty-module.mjs' },
    }),
    suite('api', 'apps/api', {
      globalSetup: '<rootDir>/apps/api/test/global-setup.ts',
      globalTeardown: '<rootDir>/apps/api/test/global-teardown.ts',
    }),
    suite('e2e', 'e2e', {
      globalSetup: '<rootDir>/e2e/global-setup.ts',
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/e2e/faults/'],
    }),
    suite('faults', 'e2e/faults', { globalSetup: '<rootDir>/e2e/global-setup.ts' }),
  ],
};
