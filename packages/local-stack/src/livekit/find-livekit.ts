import path from 'node:path';
import { errorText } from '../error-text.ts';
import { findOnPath, isProgram } from '../find-on-path.ts';
import { type GoProgram, goInstall } from '../programs/go-install.ts';
import { installProgram } from '../programs/install-program.ts';
import { fetchRelease, RELEASES } from './release-archive.ts';
import { LIVEKIT_VERSION, liveKitVersion } from './version.ts';

const program: GoProgram = {
  name: 'LiveKit',
  version: LIVEKIT_VERSION,
  package: 'github.com/livekit/livekit-server/cmd/server',
  takes: 'about two minutes',
};

export interface FindLiveKitOptions {
  env: NodeJS.ProcessEnv;
  /** The project's cache; the server gets a folder in it. */
  cacheDir: string;
  /** Takes a line a step, and every ten seconds of a long one. */
  progress: (line: string) => void;
  /** Where the official releases lie; tests serve their own. */
  releaseBaseUrl?: string;
  /** The system a release is wanted for; this one unless told. */
  platform?: NodeJS.Platform;
}

export interface FoundLiveKit {
  command: string;
  version: string;
  from: 'PATH' | 'cache';
}

/**
 * Finds a LiveKit server or gets one: on PATH, in the project's cache, built with Go, or from the official release.
 * @throws an Error that lists the ways to get one, when none works
 */
export async function findLiveKit(options: FindLiveKitOptions): Promise<FoundLiveKit> {
  const { env, cacheDir, progress, releaseBaseUrl = RELEASES, platform = process.platform } = options;
  for (const command of findOnPath('livekit-server', env)) {
    const version = await liveKitVersion(command);
    if (version !== undefined) return { command, version, from: 'PATH' };
    progress(`${command} does not answer; looking further`);
  }

  const works = async (command: string) => (await liveKitVersion(command)) !== undefined;
  const cached = path.join(cacheDir, 'livekit', LIVEKIT_VERSION, 'livekit-server');
  const found: FoundLiveKit = { command: cached, version: LIVEKIT_VERSION, from: 'cache' };
  if (isProgram(cached) && (await works(cached))) return found;

  const failures: string[] = [];
  const [go] = findOnPath('go', env);
  const ways = [
    ...(go === undefined
      ? []
      : [{ name: 'Go', make: (folder: string) => goInstall(go, folder, env, progress, program) }]),
    {
      name: 'The official release',
      make: (folder: string) => fetchRelease(folder, { baseUrl: releaseBaseUrl, platform, progress }),
    },
  ];
  if (go === undefined) failures.push('Go is not on PATH.');
  for (const { name, make } of ways) {
    try {
      await installProgram(cached, make, works);
      return found;
    } catch (error) {
      const reason = errorText(error);
      failures.push(`${name}: ${reason}`);
      progress(`${name} did not give a LiveKit server: ${reason}`);
    }
  }
  throw new Error(howToGetOne(failures, cached));
}

function howToGetOne(failures: string[], cached: string): string {
  return [
    'There is no LiveKit server, and none could be fetched.',
    ...failures.map((failure) => `  ${failure}`),
    'Any one of these helps; then run the command again:',
    '  - install Go (https://go.dev/dl), and Footlight builds the server itself',
    `  - put livekit-server ${LIVEKIT_VERSION} on PATH (macOS: brew install livekit), or at ${cached}`,
    '  - set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET to a server you run',
  ].join('\n');
}
