import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes { passed, failed, skipped } of a run to the file named by FOOTLIGHT_RESULTS (scripts/jest.mjs sets it). A test file that cannot be loaded has no
 * tests of its own, so it counts as one failure. A run that dies writes nothing, which its reader counts as a failure.
 */
export default class SumsReporter {
  onRunComplete(_contexts, results) {
    const unloadable = results.testResults.filter((file) => file.testExecError && file.numFailingTests === 0);
    const sums = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + unloadable.length,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    const file = process.env.FOOTLIGHT_RESULTS;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(sums)}\n`);
  }
}
