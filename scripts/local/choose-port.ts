import { freePorts } from '../../packages/local-stack/src/index.ts';
import { say } from './step.ts';

/** The wanted port and those after it, one for each server, or the next free ones with a line that says so; 0 takes any. */
export async function choosePorts(count: number, wanted: number): Promise<number[]> {
  if (wanted === 0) return freePorts(count);
  const ports = await freePorts(count, wanted);
  if (ports[0] !== wanted) say(`Port ${wanted} is taken; using ${ports[0]}`);
  return ports;
}
