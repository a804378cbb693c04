import { freePort } from '../../packages/local-stack/src/index.ts';
import { say } from './step.ts';

/** The wanted port, or the next free one with a line that says so; 0 takes any. */
export async function choosePort(wanted: number): Promise<number> {
  if (wanted === 0) return freePort();
  const port = await freePort(wanted);
  if (port !== wanted) say(`Port ${wanted} is taken; using ${port}`);
  return port;
}
