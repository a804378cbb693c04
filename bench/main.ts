import { Cleanup, endWhenInterrupted } from '@footlight/e2e/site/cleanup.ts';
import { billingIntake } from './billing-intake/billing-intake.ts';
import { chat } from './chat/chat.ts';
import { firstFrame } from './first-frame/first-frame.ts';
import { glassToGlass } from './glass-to-glass/glass-to-glass.ts';
import { evaluate, type Benchmark, type Result } from './harness/benchmark.ts';
import { resultLine } from './harness/report.ts';
import { lowestLayer } from './lowest-layer/lowest-layer.ts';
import { listGrowth, searchGrowth } from './lists/growth.ts';
import { joinStorm } from './join-storm/join-storm.ts';
import { list } from './lists/list.ts';
import { queue } from './queue/queue.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { seat, seatOneStream } from './seat/seat.ts';
import { seatMemory } from './seat-memory/seat-memory.ts';
import { signIn } from './sign-in/sign-in.ts';
import { startStorm } from './start-storm/start-storm.ts';
import { watchPageSize } from './watch-page-size/watch-page-size.ts';

export const benchmarks: readonly Benchmark[] = [
  seat,
  seatOneStream,
  signIn,
  firstFrame,
  glassToGlass,
  lowestLayer,
  chat,
  watchPageSize,
  list,
  listGrowth,
  searchGrowth,
  reconcile,
  joinStorm,
  startStorm,
  seatMemory,
  queue,
  billingIntake,
];

/** What was measured, and what could not be. */
export interface BenchReport {
  results: Result[];
  failures: { name: string; reason: string }[];
}

/**
 * Runs benchmarks one after the other, each on a stack of its own. An interruption ends the running one's stack first.
 * @param say takes each line that a person reads
 */
export async function runBenchmarks(
  chosen: readonly Benchmark[],
  print: (line: string) => void,
): Promise<BenchReport> {
  const report: BenchReport = { results: [], failures: [] };
  for (const benchmark of chosen) {
    const cleanup = new Cleanup();
    const stopListening = endWhenInterrupted(cleanup);
    const began = performance.now();
    try {
      const measurement = await benchmark.run(cleanup);
      const { name, goal } = benchmark;
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      const result = { name, goal, ...measurement, verdict: evaluate(goal, measurement), seconds };
      report.results.push(result);
      print(resultLine(result));
    } catch (error) {
      // What fails because it was interrupted is no result.
      await cleanup.run();
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      report.failures.push({ name: benchmark.name, reason });
      print(`${benchmark.name.padEnd(16)} could not run: ${reason}`);
    } finally {
      await cleanup.run();
      stopListening();
    }
  }
  return report;
}
