import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Lets `make` put a program into a folder of its own and, if it then answers, renames it to where the cache has it. So
 * the cache holds a whole program or none, whoever else makes one at the same time.
 * @param make answers the path of the program it made
 * @param works whether a program runs
 * @throws what `make` throws, or an Error when its program does not run
 */
export async function installProgram(
  target: string,
  make: (folder: string) => Promise<string>,
  works: (program: string) => Promise<boolean>,
): Promise<void> {
  mkdirSync(path.dirname(target), { recursive: true });
  const unfinished = mkdtempSync(path.join(path.dirname(target), '.unfinished-'));
  try {
    const program = await make(unfinished);
    if (!(await works(program))) throw new Error('the program that came does not run');
    renameSync(program, target);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
