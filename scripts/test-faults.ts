import { runNamed } from './test/plan.ts';
import { formatSums } from './test/sums.ts';

// npm run test:faults: a whole Footlight with two API processes under load, whose parts are killed.
const sums = await runNamed(['faults']);
process.stdout.write(`\n${formatSums(sums)}\n`);
process.exit(sums.failed === 0 ? 0 : 1);
