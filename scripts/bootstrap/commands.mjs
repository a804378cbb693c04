/** What can follow `npm run` (or `npm`), and the script of this folder that does it under the pinned Node. */
export const commands = {
  start: 'start.ts',
  dev: 'dev.ts',
  demo: 'demo.ts',
  'admin:link': 'admin-link.ts',
  stripe: 'stripe.ts',
  test: 'test.ts',
  'test:faults': 'test-faults.ts',
  'test:mutation': 'test-mutation.ts',
  bench: 'bench.ts',
  screenshots: 'screenshots.ts',
  migration: 'migration.ts',
  'env:example': 'env-example.ts',
  format: 'format.ts',
};
