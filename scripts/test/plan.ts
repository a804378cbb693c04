import { globSync } from 'node:fs';
import { Failure } from '../local/failure.ts';
import { root } from '../local/paths.ts';
import { say } from '../local/step.ts';
import { checks, type Check } from './checks.ts';
import { needChromium, needLiveKit, needStripeMock } from './prerequisites.ts';
import { runSuite, suites } from './suites.ts';
import { add, NOTHING, ONE_FAILED, type Sums } from './sums.ts';
import { runTurboTasks, TURBO_TASKS } from './turbo-tasks.ts';

/**
 * The whole of `npm test`, cheapest first. A stage that fails does not keep the next one from running.
 * @param faults whether the suite of crashes runs too, which takes minutes
 */
export async function runEverything({ faults = false } = {}): Promise<Sums> {
  let sums = await stage('LiveKit', async () => (await needLiveKit(), NOTHING));
  sums = add(sums, await stage('stripe-mock', async () => (await needStripeMock(), NOTHING)));
  sums = add(sums, await stage('Lint, types, unit tests, build', () => runTurboTasks(TURBO_TASKS)));
  for (const [name, check] of Object.entries(checks))
    sums = add(sums, await stage(name, () => runCheck(check)));
  for (const name of ['scripts', 'api', 'e2e', ...(faults ? ['faults'] : [])])
    sums = add(sums, await stage(name, () => runSuiteWithNeeds(name)));
  return sums;
}

/**
 * Runs what has one of these names: a task, a check, a suite, or test files by a part of their path.
 * @throws Failure when a name is none of them
 */
export async function runNamed(names: string[]): Promise<Sums> {
  let sums = NOTHING;
  for (const name of names) sums = add(sums, await runOne(name));
  return sums;
}

async function runOne(name: string): Promise<Sums> {
  const check = checks[name];
  if (check) return stage(name, () => runCheck(check));
  if (name in suites) return stage(name, () => runSuiteWithNeeds(name));
  if (TURBO_TASKS.includes(name)) return stage(name, () => runTurboTasks([name]));

  const files = globSync(
    Object.values(suites).map((folder) => `${folder}/**/*.test.{ts,tsx}`),
    {
      cwd: root,
      exclude: (file) => file.includes('node_modules'),
    },
  ).filter((file) => file.includes(name));
  if (files.length === 0) {
    const known = [...TURBO_TASKS, ...Object.keys(checks), ...Object.keys(suites)].join(', ');
    throw new Failure(
      `Nothing is called "${name}", and no test file has it in its path. Names are: ${known}.`,
    );
  }
  let sums = NOTHING;
  for (const suite of Object.keys(suites)) {
    if (!files.some((file) => suiteOf(file) === suite)) continue;
    sums = add(sums, await stage(suite, () => runSuiteWithNeeds(suite, [name])));
  }
  return sums;
}

/** The suite of a test file: the one with the innermost folder. */
function suiteOf(file: string): string | undefined {
  const around = Object.entries(suites).filter(([, folder]) => file.startsWith(`${folder}/`));
  return around.sort(([, one], [, other]) => other.length - one.length)[0]?.[0];
}

async function runSuiteWithNeeds(name: string, fragments: string[] = []): Promise<Sums> {
  if (name === 'stripe-sandbox' || name === 'api') await needStripeMock();
  if (name !== 'api' && name !== 'e2e' && name !== 'faults') return runSuite(name, fragments);
  await needLiveKit();
  if (name !== 'e2e') return runSuite(name, fragments);
  return runSuite(name, fragments, await needChromium());
}

async function runCheck(check: Check): Promise<Sums> {
  const problem = await check();
  if (problem === undefined) return NOTHING;
  say(problem);
  return ONE_FAILED;
}

async function stage(name: string, work: () => Promise<Sums>): Promise<Sums> {
  say(`\n— ${name}`);
  const began = performance.now();
  const sums = await work().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    return ONE_FAILED;
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`${name}: ${sums.failed === 0 ? 'ok' : `${sums.failed} failed`}, ${seconds} s`);
  return sums;
}
