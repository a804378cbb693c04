import { runEverything, runNamed } from './test/plan.ts';
import { formatSums } from './test/sums.ts';

// npm test [-- NAME…]: everything, or the tasks, checks and suites with these names, or test files whose path has one.
const names = process.argv.slice(3);
const sums = names.length === 0 ? await runEverything() : await runNamed(names);
process.stdout.write(`\n${formatSums(sums)}\n`);
process.exit(sums.failed === 0 ? 0 : 1);
