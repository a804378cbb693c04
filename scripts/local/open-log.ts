import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const MOST_BYTES = 20_000_000;

/** Opens .data/logs/NAME.log for more lines; a log that has grown large is kept as NAME.1.log, in place of an older one. */
export function openLog(dir: string, name: string): (line: string) => void {
  const file = path.join(dir, 'logs', `${name}.log`);
  mkdirSync(path.dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MOST_BYTES) renameSync(file, path.join(dir, 'logs', `${name}.1.log`));
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  return (line) => stream.write(`${line}\n`);
}
