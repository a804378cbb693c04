import path from 'node:path';
import { build, type BuildOptions, type Rolldown } from 'vite';

/** A built file: its path on the server and what is in it. */
export interface BuiltFile {
  path: string;
  body: string | Uint8Array;
}

const folder = import.meta.dirname;

/** Builds the pages of the publisher and of the bare viewer. */
export async function buildPages(): Promise<BuiltFile[]> {
  const files = await bundle({
    rolldownOptions: {
      input: ['bare/index.html', 'publisher/index.html'].map((page) => path.join(folder, page)),
    },
  });
  return files.map((file) => ({
    path: `/${file.fileName}`,
    body: file.type === 'chunk' ? file.code : file.source,
  }));
}

/** Builds the probe as one script without imports. */
export async function buildProbe(): Promise<string> {
  const files = await bundle({
    lib: { entry: path.join(folder, 'probe.ts'), formats: ['iife'], name: 'footlightProbe' },
  });
  const [script] = files;
  if (script?.type !== 'chunk') throw new Error('The probe was not built.');
  return script.code;
}

async function bundle(options: BuildOptions) {
  const result = await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    build: { ...options, write: false, target: 'es2023' },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  return output?.output ?? [];
}
