import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { arch } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { errorText } from '../error-text.ts';
import { everyTenSeconds } from '../programs/every-ten-seconds.ts';
import { LIVEKIT_VERSION } from './version.ts';

export const RELEASES = `https://github.com/livekit/livekit/releases/download/v${LIVEKIT_VERSION}`;

const PROGRAM = 'livekit-server';
const WITHIN_MS = 10 * 60_000;

export interface ReleaseOptions {
  baseUrl: string;
  platform: NodeJS.Platform;
  progress: (line: string) => void;
}

/**
 * Fetches the official release, checks it against the release's list of checksums and unpacks the program into a
 * folder. Answers the program's path.
 * @throws when this machine has no release, the server does not answer, or the archive is not the one in the list
 */
export async function fetchRelease(
  folder: string,
  { baseUrl, platform, progress }: ReleaseOptions,
): Promise<string> {
  const archive = archiveName(platform);
  progress(`Fetching ${archive} from ${new URL(baseUrl).host}`);
  const wanted = checksumOf(archive, (await download(`${baseUrl}/checksums.txt`)).toString('utf8'));
  const content = await everyTenSeconds(download(`${baseUrl}/${archive}`), (seconds) =>
    progress(`Fetching LiveKit: ${seconds} s`),
  );
  const found = createHash('sha256').update(content).digest('hex');
  if (found !== wanted) throw new Error(`${archive} has the checksum ${found}, the release lists ${wanted}`);
  return unpack(content, folder);
}

function archiveName(platform: NodeJS.Platform): string {
  const machine = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' }[arch() as string];
  if (platform !== 'linux' || machine === undefined) {
    throw new Error(`LiveKit publishes no archive for ${platform} on ${arch()}`);
  }
  return `livekit_${LIVEKIT_VERSION}_linux_${machine}.tar.gz`;
}

function checksumOf(archive: string, list: string): string {
  for (const line of list.split('\n')) {
    const [sum, name] = line.trim().split(/\s+\*?/);
    if (name === archive && sum !== undefined && /^[0-9a-f]{64}$/.test(sum)) return sum;
  }
  throw new Error(`the release's checksums.txt does not name ${archive}`);
}

async function download(url: string): Promise<Buffer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(WITHIN_MS) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`${url} could not be fetched: ${errorText(error)}`, { cause: error });
  }
}

async function unpack(content: Buffer, folder: string): Promise<string> {
  const program = path.join(folder, PROGRAM);
  let found = false;
  const entries = extract();
  const reading = (async () => {
    for await (const entry of entries) {
      if (path.posix.basename(entry.header.name) === PROGRAM && entry.header.type === 'file') {
        found = true;
        await pipeline(entry, createWriteStream(program, { mode: 0o755 }));
      } else entry.resume();
    }
  })();
  await Promise.all([pipeline(Readable.from([content]), createGunzip(), entries), reading]);
  if (!found) throw new Error(`the archive does not contain ${PROGRAM}`);
  return program;
}
