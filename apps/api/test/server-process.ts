import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const serverFile = path.resolve(import.meta.dirname, '../src/server.ts');

/** The server as a process of its own, as an operator runs it. */
export function startProcess(settings: Record<string, string>): {
  child: ChildProcess;
  output: () => string;
} {
  const child = spawn(process.execPath, [serverFile], { env: { PATH: process.env.PATH, ...settings } });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text };
}
