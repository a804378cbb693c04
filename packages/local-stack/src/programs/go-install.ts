import path from 'node:path';
import { keepChild } from '../child/keep-child.ts';
import { everyTenSeconds } from './every-ten-seconds.ts';

export interface GoProgram {
  /** As lines about it call it. */
  name: string;
  version: string;
  /** Its package, whose last part is what Go calls the program. */
  package: string;
  /** How long building it takes, for the person who waits: `about two minutes`. */
  takes: string;
}

/**
 * Builds a program with Go into a folder and answers the program's path.
 * @throws an Error with Go's last words when it fails
 */
export async function goInstall(
  go: string,
  folder: string,
  env: NodeJS.ProcessEnv,
  progress: (line: string) => void,
  program: GoProgram,
): Promise<string> {
  const { name, version, takes } = program;
  progress(`Building ${name} ${version} with Go, ${takes}, once`);
  let compiled = 0;
  const child = await keepChild({
    command: go,
    args: ['install', '-v', `${program.package}@v${version}`],
    stopSignal: 'SIGINT',
    env: { ...withoutNpm(env), GOBIN: folder },
    onLine(line) {
      // With -v Go prints the name of each package as it compiles it.
      if (!line.startsWith('go: ')) compiled += 1;
    },
  });
  const how = await everyTenSeconds(child.exited, (seconds) =>
    progress(
      compiled === 0
        ? `Building ${name}: ${seconds} s, fetching its sources`
        : `Building ${name}: ${seconds} s, ${compiled} packages compiled`,
    ),
  );
  if (how !== 'ended with exit code 0') {
    throw new Error(child.lastLines().split('\n').slice(-3).join('\n') || `go install ${how}`);
  }
  return path.join(folder, path.basename(program.package));
}

/** npm's variables reach the linker of some Go packages as settings of their own. */
function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name)));
}
