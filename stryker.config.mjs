// npm run test:mutation: changes every policy in every small way and sees whether a unit test fails.
// Run by hand; its report names each mutant that survived and each that is equal to the original.
export default {
  mutate: ['apps/api/src/domains/**/*.policy.ts'],
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { configFile: 'jest.mutation.config.mjs', enableFindRelatedTests: true },
  coverageAnalysis: 'off',
  ignorePatterns: ['.cache', '.data', '**/dist', '**/.turbo', '**/.results', 'docs/screenshots'],
  tempDirName: '.cache/stryker',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.cache/mutation.json' },
  thresholds: { break: 100 },
};
