import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { arch } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pack } from 'tar-stream';
import { fakeProgram } from '../../test/fake-program.ts';
import { tempFolder } from '../../test/temp-folder.ts';
import { freePort } from '../free-port.ts';
import { findLiveKit } from './find-livekit.ts';

const VERSION = '1.13.5';
const ANSWERS = `echo "livekit-server version ${VERSION}"`;
const machine = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' }[arch() as string];
const ARCHIVE = `livekit_${VERSION}_linux_${machine}.tar.gz`;

const folder = tempFolder();
let count = 0;
let home: string;
let cacheDir: string;
let cached: string;
let lines: string[];
let nobody: string;

beforeAll(async () => {
  nobody = `127.0.0.1:${await freePort()}`;
});

beforeEach(() => {
  home = path.join(folder, String((count += 1)));
  cacheDir = path.join(home, 'cache');
  cached = path.join(cacheDir, 'livekit', VERSION, 'livekit-server');
  lines = [];
});

/** Our own PATH: the fakes of this test and the system's tools, without any Go or LiveKit of this machine. */
const find = (options: { bin?: string; env?: Record<string, string>; releaseBaseUrl?: string } = {}) =>
  findLiveKit({
    env: { PATH: [options.bin ?? path.join(home, 'bin'), '/usr/bin', '/bin'].join(':'), ...options.env },
    cacheDir,
    progress: (line) => lines.push(line),
    releaseBaseUrl: options.releaseBaseUrl ?? `http://${nobody}`,
    platform: 'linux',
  });

/** Nothing but whole programs: no folder of an attempt stays. */
const inCache = () => {
  const versionFolder = path.dirname(cached);
  return existsSync(versionFolder) ? readdirSync(versionFolder) : [];
};

describe('on PATH and in the cache', () => {
  test('takes a server on PATH and says which version it is', async () => {
    const command = fakeProgram(
      path.join(home, 'bin'),
      'livekit-server',
      'echo "livekit-server version 1.9.0"',
    );
    expect(await find()).toEqual({ command, version: '1.9.0', from: 'PATH' });
  });

  test('passes over one that does not answer', async () => {
    const broken = fakeProgram(path.join(home, 'bin'), 'livekit-server', 'exit 1');
    fakeProgram(path.dirname(cached), 'livekit-server', ANSWERS);
    expect(await find()).toEqual({ command: cached, version: VERSION, from: 'cache' });
    expect(lines).toEqual([`${broken} does not answer; looking further`]);
  });

  test('never uses a half-made one from the cache', async () => {
    mkdirSync(path.dirname(cached), { recursive: true });
    writeFileSync(cached, 'the first half of a program', { mode: 0o755 });
    await expect(find()).rejects.toThrow('There is no LiveKit server');
  });
});

describe('built with Go', () => {
  test('builds it into the cache without npm’s variables', async () => {
    fakeProgram(
      path.join(home, 'bin'),
      'go',
      `echo "$@" > ${home}/arguments; env > ${home}/environment
       printf '#!/bin/sh\\n${ANSWERS}\\n' > "$GOBIN/server"; chmod +x "$GOBIN/server"`,
    );
    const found = await find({ env: { npm_config_nodedir: '/usr', HOME: home } });
    expect(found).toEqual({ command: cached, version: VERSION, from: 'cache' });
    expect(readFileSync(path.join(home, 'arguments'), 'utf8').trim()).toBe(
      `install -v github.com/livekit/livekit-server/cmd/server@v${VERSION}`,
    );
    expect(readFileSync(path.join(home, 'environment'), 'utf8')).not.toMatch(/npm_/i);
    expect(inCache()).toEqual(['livekit-server']);
  });

  test('two processes may build at once', async () => {
    fakeProgram(
      path.join(home, 'bin'),
      'go',
      `printf '#!/bin/sh\\n${ANSWERS}\\n' > "$GOBIN/server"; chmod +x "$GOBIN/server"`,
    );
    const found = await Promise.all([find(), find()]);
    expect(found.map(({ command }) => command)).toEqual([cached, cached]);
    expect(inCache()).toEqual(['livekit-server']);
  });

  test('says why it failed and tries the release', async () => {
    fakeProgram(path.join(home, 'bin'), 'go', 'echo "go: module lookup disabled" >&2; exit 1');
    await expect(find()).rejects.toThrow('There is no LiveKit server');
    expect(lines).toContainEqual('Go did not give a LiveKit server: go: module lookup disabled');
    expect(lines).toContainEqual(`Fetching ${ARCHIVE} from ${nobody}`);
    expect(inCache()).toEqual([]);
  });

  test('does not take a program that does not run', async () => {
    fakeProgram(path.join(home, 'bin'), 'go', 'echo broken > "$GOBIN/server"; chmod +x "$GOBIN/server"');
    await expect(find()).rejects.toThrow('Go: the program that came does not run');
    expect(inCache()).toEqual([]);
  });
});

describe('the official release', () => {
  let server: Server;
  let releaseBaseUrl: string;
  let good: Buffer;
  let files: Map<string, Buffer | string>;

  beforeAll(async () => {
    const archive = pack();
    archive.entry({ name: 'LICENSE' }, 'Apache 2.0');
    archive.entry({ name: 'livekit-server', mode: 0o755 }, `#!/bin/sh\n${ANSWERS}\n`);
    archive.finalize();
    good = gzipSync(await buffer(archive));
    server = createServer((request, response) => {
      const file = files.get(request.url?.slice(1) ?? '');
      response.statusCode = file === undefined ? 404 : 200;
      response.end(file);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    releaseBaseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const serve = (archive: Buffer | undefined, listed = archive) => {
    const sum = createHash('sha256')
      .update(listed ?? '')
      .digest('hex');
    files = new Map<string, Buffer | string>([
      ['checksums.txt', `${'0'.repeat(64)}  other.tar.gz\n${sum}  ${ARCHIVE}\n`],
    ]);
    if (archive) files.set(ARCHIVE, archive);
  };

  test('is fetched, checked and unpacked into the cache', async () => {
    serve(good);
    expect(await find({ releaseBaseUrl })).toEqual({ command: cached, version: VERSION, from: 'cache' });
    expect(inCache()).toEqual(['livekit-server']);
    // From now on it is there: nobody is asked.
    files.clear();
    expect((await find({ releaseBaseUrl })).command).toBe(cached);
  });

  test.each([
    [
      'has another checksum',
      () => serve(good, Buffer.from('another')),
      /has the checksum [0-9a-f]{64}, the release lists/,
    ],
    ['is cut off', () => serve(good.subarray(0, good.length - 9)), /unexpected end of file/],
    ['is missing', () => serve(undefined), /could not be fetched: status 404/],
    ['is in no list', () => (files = new Map([['checksums.txt', 'none']])), /checksums.txt does not name/],
    ['has no list', () => (files = new Map()), /checksums.txt could not be fetched: status 404/],
    ['holds something else', () => serve(gzipSync(Buffer.alloc(1024))), /does not contain livekit-server/],
  ])('one that %s leaves the cache empty and says so', async (_name, prepare, reason) => {
    prepare();
    await expect(find({ releaseBaseUrl })).rejects.toThrow(reason);
    expect(inCache()).toEqual([]);
  });

  test('one that breaks off on the way leaves the cache empty', async () => {
    const breaking = createServer((request, response) => {
      if (request.url === '/checksums.txt') return response.end(`${'0'.repeat(64)}  ${ARCHIVE}\n`);
      response.writeHead(200, { 'content-length': good.length });
      response.write(good.subarray(0, 20), () => request.socket.destroy());
      return response;
    });
    await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
    const address = breaking.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    await expect(find({ releaseBaseUrl: url })).rejects.toThrow('could not be fetched');
    expect(inCache()).toEqual([]);
    await new Promise((resolve) => breaking.close(resolve));
  });
});

test('when nothing works it lists what was tried and what helps', async () => {
  await expect(find()).rejects.toThrow(
    /Go is not on PATH.*The official release: .*ECONNREFUSED.*install Go.*put livekit-server 1\.13\.5 on PATH.*set LIVEKIT_URL/s,
  );
});
