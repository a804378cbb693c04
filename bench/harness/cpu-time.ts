import { readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second on every machine that Node runs on (USER_HZ). */
const MS_PER_TICK = 10;

/**
 * The processor time that a process has used so far, in milliseconds, all its threads together.
 * @throws where there is no /proc
 */
export function cpuTimeOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold blanks; user and system time are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
