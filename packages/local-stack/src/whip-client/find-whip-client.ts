import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installWithApt } from '../chromium/install-with-apt.ts';
import { runQuietly, type Run } from '../chromium/run-quietly.ts';
import { findOnPath, isProgram } from '../find-on-path.ts';
import { igdStub } from './igd-stub.ts';

export interface FindWhipClientOptions {
  env: NodeJS.ProcessEnv;
  /** Takes a line when something has to be installed. */
  progress: (line: string) => void;
  /** Where the library that it needs is kept. */
  cacheDir: string;
  /** What follows is the machine, and different in tests. */
  isRoot?: boolean;
  run?: Run;
}

/** A program that publishes with WHIP what GStreamer makes. */
export interface WhipClient {
  command: string;
  env: NodeJS.ProcessEnv;
}

const packages = ['simple-whip-client', 'gstreamer1.0-plugins-ugly', 'gcc'];

/**
 * Finds Debian's simple-whip-client or installs it by apt-get as root, and makes what it needs to run: on Debian 12 it ends at
 * once (see igd-stub.ts).
 * @throws an Error that says what to install, when there is none
 */
export async function findWhipClient(options: FindWhipClientOptions): Promise<WhipClient> {
  const { env, progress, cacheDir, run = runQuietly, isRoot = process.getuid?.() === 0 } = options;
  const installed = () => {
    const [command] = findOnPath('whip-client', env);
    const [compiler] = ['cc', 'gcc', 'clang'].flatMap((name) => findOnPath(name, env));
    return command !== undefined && compiler !== undefined ? { command, compiler } : undefined;
  };
  if (!installed() && isRoot)
    await installWithApt({ env, what: 'simple-whip-client', packages, progress, run });
  const found = installed();
  if (!found)
    throw new Error(
      `The tests of encoders need ${packages.join(', ')}: install these Debian packages, and run the command again.`,
    );
  const folder = await compileStub({ cacheDir, compiler: found.compiler, run });
  const libraries = [folder, ...(env.LD_LIBRARY_PATH ? [env.LD_LIBRARY_PATH] : [])].join(':');
  return { command: found.command, env: { ...env, LD_LIBRARY_PATH: libraries } };
}

/** Compiles the stub library, once. @returns its folder */
async function compileStub({
  cacheDir,
  compiler,
  run,
}: {
  cacheDir: string;
  compiler: string;
  run: Run;
}): Promise<string> {
  const folder = path.join(cacheDir, 'whip-client');
  const library = path.join(folder, igdStub.name);
  if (isProgram(library)) return folder;
  await mkdir(folder, { recursive: true });
  // Another test may do the same now: the library comes into its place whole.
  const [source, made] = [`${library}.${process.pid}.c`, `${library}.${process.pid}`];
  await writeFile(source, igdStub.source);
  const args = ['-shared', '-fPIC', '-nostdlib', `-Wl,-soname,${igdStub.name}`, '-o', made, source];
  const { ok, output } = await run(compiler, args);
  if (!ok) throw new Error(`${compiler} did not compile the library for whip-client: ${output.trim()}`);
  await rename(made, library);
  return folder;
}
