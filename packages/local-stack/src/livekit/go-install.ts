import path from 'node:path';
import { keepChild } from '../child/keep-child.ts';
import { everyTenSeconds } from './every-ten-seconds.ts';
import { LIVEKIT_VERSION } from './version.ts';

const PACKAGE = `github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_VERSION}`;

/**
 * Builds the server with Go into a folder and answers the program's path.
 * @throws an Error with Go's last words when it fails
 */
export async function goInstall(
  go: string,
  folder: string,
  env: NodeJS.ProcessEnv,
  progress: (line: string) => void,
): Promise<string> {
  progress(`Building LiveKit ${LIVEKIT_VERSION} with Go, about two minutes, once`);
  let compiled = 0;
  const child = await keepChild({
    command: go,
    args: ['install', '-v', PACKAGE],
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
        ? `Building LiveKit: ${seconds} s, fetching its sources`
        : `Building LiveKit: ${seconds} s, ${compiled} packages compiled`,
    ),
  );
  if (how !== 'ended with exit code 0') {
    throw new Error(child.lastLines().split('\n').slice(-3).join('\n') || `go install ${how}`);
  }
  // The package is called server, and so is the program.
  return path.join(folder, 'server');
}

/** npm's variables reach the linker of some Go packages as settings of their own. */
function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name)));
}
