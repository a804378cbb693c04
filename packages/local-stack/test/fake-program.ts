import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a shell script that stands for a program, and answers its path. */
export function fakeProgram(folder: string, name: string, script: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}
