import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const here = (file) => new URL(file, import.meta.url);
const inRoot = (files) => files.filter((file) => existsSync(here(file))).map((file) => `<rootDir>/${file}`);

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
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'cjs', 'json', 'node'],
  injectGlobals: false,
  ...rest,
});

const [globalSetup] = inRoot(['apps/api/test/global-setup.ts']);
const [globalTeardown] = inRoot(['apps/api/test/global-teardown.ts']);

export default {
  maxWorkers: Math.min(4, availableParallelism()),
  workerIdleMemoryLimit: '1GB',
  projects: [
    suite('contracts', 'packages/contracts'),
    suite('local-stack', 'packages/local-stack', { testTimeout: 60_000 }),
    suite('test-publisher', 'packages/test-publisher'),
    suite('scripts', 'scripts', { testTimeout: 30_000 }),
    suite('web', 'apps/web', {
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      testEnvironment: 'jest-fixed-jsdom',
      setupFilesAfterEnv: inRoot(['apps/web/test/setup.ts']),
      moduleNameMapper: { '\\.css$': '<rootDir>/scripts/jest/empty-module.mjs' },
    }),
    suite('api', 'apps/api', { testTimeout: 30_000, globalSetup, globalTeardown }),
    suite('e2e', 'e2e', { testTimeout: 120_000 }),
  ],
};
