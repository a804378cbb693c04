import { benchmarks, runBenchmarks } from '../bench/main.ts';
import { buildWeb } from './local/build-web.ts';
import { Failure } from './local/failure.ts';
import { say } from './local/step.ts';

// npm run bench [-- NAME…] [-- --json]: all benchmarks or some. A goal that is missed is a result, not a failure.
const args = process.argv.slice(3);
const json = args.includes('--json');
const names = args.filter((arg) => arg !== '--json');
const known = benchmarks.map(({ name }) => name);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  throw new Failure(`There is no benchmark "${unknown.join('", "')}". They are: ${known.join(', ')}.`);
}

const chosen = benchmarks.filter(({ name }) => names.length === 0 || names.includes(name));
if (chosen.some(({ opensPages }) => opensPages)) await buildWeb();
const report = await runBenchmarks(chosen, json ? () => {} : say);
if (json) say(JSON.stringify(report, null, 2));
process.exit(report.failures.length === 0 ? 0 : 1);
