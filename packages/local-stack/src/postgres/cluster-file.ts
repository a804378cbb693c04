import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What is remembered beside (never inside) a cluster's data. */
export interface ClusterFile {
  /** The folder that holds `data`; another one than the caller's when that is closed to the server's user. */
  home: string;
  /** Of the role `footlight`, made at random. */
  password: string;
}

const file = (dir: string) => path.join(dir, 'cluster.json');

/** Undefined when this folder has no cluster yet. */
export function readClusterFile(dir: string): ClusterFile | undefined {
  try {
    return JSON.parse(readFileSync(file(dir), 'utf8')) as ClusterFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Readable by its owner alone: it holds the password. */
export function writeClusterFile(dir: string, content: ClusterFile) {
  writeFileSync(file(dir), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}
