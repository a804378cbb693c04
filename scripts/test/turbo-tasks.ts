import { globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { turboProgram } from '../local/build-web.ts';
import { root } from '../local/paths.ts';
import { say } from '../local/step.ts';
import { runChild } from './run-child.ts';
import { add, NOTHING, ONE_FAILED, readSums, type Sums } from './sums.ts';

export const TURBO_TASKS = ['lint', 'typecheck', 'test', 'build'];

interface TurboSummary {
  tasks: { taskId: string; task: string; directory: string; execution?: { exitCode?: number | null } }[];
}

/**
 * Runs tasks in all packages through Turborepo; what has not changed since comes from its cache, sums included. A task
 * that failed or did not run counts as one failure, unit tests count one by one.
 */
export async function runTurboTasks(tasks: string[]): Promise<Sums> {
  // A cached task puts its file back.
  for (const folder of globSync('{apps,packages}/*/.results', { cwd: root })) {
    rmSync(path.join(root, folder), { recursive: true });
  }
  rmSync(path.join(root, '.turbo/runs'), { recursive: true, force: true });
  const { ok } = await runChild(turboProgram(), [
    'run',
    ...tasks,
    '--continue',
    '--summarize',
    '--output-logs=errors-only',
    // Type-aware lint and type checks take a whole core each.
    '--concurrency=100%',
  ]);
  const summary = readSummary();
  if (summary === undefined) return ok ? NOTHING : ONE_FAILED;

  let sums = NOTHING;
  for (const { taskId, task, directory, execution } of summary.tasks) {
    const succeeded = execution?.exitCode === 0;
    if (!succeeded) say(`Failed: ${taskId}`);
    if (task === 'test') sums = add(sums, readPackageSums(directory, succeeded));
    else if (!succeeded && execution !== undefined) sums = add(sums, ONE_FAILED);
  }
  return !ok && sums.failed === 0 ? add(sums, ONE_FAILED) : sums;
}

function readSummary(): TurboSummary | undefined {
  const [file] = globSync('.turbo/runs/*.json', { cwd: root });
  return file === undefined
    ? undefined
    : (JSON.parse(readFileSync(path.join(root, file), 'utf8')) as TurboSummary);
}

function readPackageSums(directory: string, succeeded: boolean): Sums {
  const [file] = globSync('.results/*.json', { cwd: path.join(root, directory) });
  return readSums(path.join(root, directory, file ?? '.results/none'), succeeded);
}
