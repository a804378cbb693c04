import suites from './jest.config.mjs';

// The unit tests of policies alone. They need no database, so a thousand mutants are tried in minutes.
const api = suites.projects.find(({ displayName }) => displayName === 'api');
export default {
  ...api,
  globalSetup: undefined,
  globalTeardown: undefined,
  testMatch: ['**/*.policy.test.ts'],
};
