import { execFileSync } from 'node:child_process';
import type { ServerUser } from './server-user.ts';

/** Whether this user gets to the path: every folder above it lets them through. The kernel is asked, not the modes. */
export function reachable(file: string, user: ServerUser): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', file], { ...user, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
