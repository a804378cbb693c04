import { execFile } from 'node:child_process';

/** The LiveKit this project is built against and gets by itself. */
export const LIVEKIT_VERSION = '1.13.5';

/** Asks a program whether it is a LiveKit server; undefined when it is none, is broken or does not answer in 10 s. */
export function liveKitVersion(command: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, ['--version'], { timeout: 10_000 }, (error, stdout) => {
      resolve(error ? undefined : /livekit-server version (\S+)/.exec(stdout)?.[1]);
    });
  });
}
