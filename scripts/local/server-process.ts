import { setTimeout as delay } from 'node:timers/promises';
import { keepChild, keepUp, type KeptChild } from '../../packages/local-stack/src/index.ts';
import { Failure } from './failure.ts';
import type { Shutdown } from './shutdown.ts';
import { say } from './step.ts';

/** The API gets this long to finish what it does; the whole stop should take ten seconds at most. */
const STOP_WITHIN_MS = 6_000;
const READY_WITHIN_MS = 90_000;

export interface ServerProcess {
  name: string;
  part: 'api' | 'stripe' | 'web';
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Answers 200 when it is up. */
  probe: string;
  /** Takes every line of its output. */
  onLine?: (line: string) => void;
  /** Turns a line into what a person sees of it, undefined for nothing. */
  readable: (line: string) => string | undefined;
  shutdown: Shutdown;
}

/**
 * Runs a server of ours under this Node and waits until it answers. From then on its readable lines are printed; those
 * before are printed too, or are part of the failure. When it ends by itself, it is started again.
 * @throws Failure when it ends before that, or never answers
 */
export async function startServer(options: ServerProcess): Promise<void> {
  const { name, part, shutdown } = options;
  const kept = keepUp({ name, say, giveUp: (reason) => shutdown.fail(reason), restart: launch });
  let child: KeptChild | undefined;
  shutdown.add(part, async () => {
    await kept.stop();
    await child?.stop(STOP_WITHIN_MS);
  });

  async function launch(): Promise<void> {
    const early: string[] = [];
    let show = (line: string): void => void early.push(line);
    const started = await startChild(options, (line) => show(line));
    child = started;
    await waitForAnswer(options, started, early);
    for (const line of early) say(line);
    show = say;
    void started.exited.then((how) => kept.ended(`${name} ${how}.`, started.lastLines()));
  }
  await launch();
}

function startChild(
  { args, cwd, env, onLine, readable }: ServerProcess,
  show: (line: string) => void,
): Promise<KeptChild> {
  return keepChild({
    command: process.execPath,
    args,
    cwd,
    env,
    stopSignal: 'SIGTERM',
    onLine(line) {
      onLine?.(line);
      const text = readable(line);
      if (text !== undefined) show(text);
    },
  });
}

/** @throws Failure with the readable lines until now, after its end */
async function waitForAnswer(
  { name, probe }: ServerProcess,
  child: KeptChild,
  early: string[],
): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    if (child.hasExited()) throw new Failure(`${name} ${await child.exited}.\n${early.join('\n')}`);
    const answer = await fetch(probe, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) return;
    if (performance.now() > until) {
      const said = answer ? await answer.text() : 'no answer';
      await child.kill();
      throw new Failure(
        `${name} is not ready after ${READY_WITHIN_MS / 1000} s: ${said}\n${early.join('\n')}`,
      );
    }
    await delay(50);
  }
}
