import { runEverything, runNamed } from './test/plan.ts';
import { formatSums } from './test/sums.ts';

// npm test [-- NAME…]: everything, or the tasks, checks and suites with these names, or test files whose path has one.
// npm test -- --with-faults: everything, and the suite of crashes, which takes minutes.
const names = process.argv.slice(3);
const faults = names.length === 1 && names[0] === '--with-faults';
const sums = names.length === 0 || faults ? await runEverything({ faults }) : await runNamed(names);
process.stdout.write(`\n${formatSums(sums)}\n`);
process.exit(sums.failed === 0 ? 0 : 1);
