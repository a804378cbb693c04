import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sitePages } from '../src/http/site-pages.ts';
import { newId } from '../src/ids.ts';
import { liveStream, signUp } from './people.ts';
import { type TestApp, startApp, testSettings, useApp } from './test-app.ts';

const app = useApp();
let site: TestApp;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'footlight-web-'));
  await writeFile(path.join(folder, 'index.html'), '<head></head><div id="root"></div>');
  site = await startApp({ ...testSettings(app().config.databaseUrl), WEB_DIST: folder });
});
afterAll(() => site.close());

const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
  site.server.inject({ method, url, headers });

const isPage = (body: string): boolean => body.includes('<div id="root">');
const noIndexTag = '<meta name="robots" content="noindex">';

describe('the router of the web app and the server', () => {
  it('have the same pages', async () => {
    const router = await readFile(new URL('../../web/src/app/router.tsx', import.meta.url), 'utf8');
    const direct = [...router.matchAll(/<Route\s+path="([^"*]+)"/g)].map(([, found = '']) => found);
    const listed = [...router.matchAll(/\{\[([^\]]+)\]\.map\(\s*\(path\)/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/'([^']+)'/g)].map(([, found = '']) => found),
    );
    // Those below `admin` are written without it.
    const inRouter = ['', ...direct, ...listed].map((found) =>
      ['people/:userId', 'audit', 'health'].includes(found) ? `admin/${found}` : found,
    );
    expect([...inRouter].sort()).toEqual([...sitePages].sort());
  });
});

describe('a page', () => {
  const accepted: Record<string, Record<string, string>> = {
    'no Accept': {},
    '*/*': { accept: '*/*' },
    'text/html': { accept: 'text/html' },
    'image/*': { accept: 'image/*' },
  };

  it.each(Object.entries(accepted))(
    'with its preview is answered to %s, GET and HEAD',
    async (_name, headers) => {
      const { stream, host } = await liveStream(app(), { title: 'Unmistakable' });
      for (const url of [
        '/',
        `/watch/${stream.id}`,
        `/c/${host.channel.handle}`,
        `/watch/${stream.id}/?from=x`,
      ]) {
        const get = await ask(url, headers);
        const head = await ask(url, headers, 'HEAD');
        expect([url, get.statusCode, isPage(get.body), head.statusCode, head.body]).toEqual([
          url,
          200,
          true,
          200,
          '',
        ]);
        expect(head.headers['content-type']).toBe(get.headers['content-type']);
        expect(get.headers['x-robots-tag']).toBeUndefined();
        expect(get.body).not.toContain(noIndexTag);
        if (url !== '/') expect(get.body).toContain('<meta property="og:title"');
      }
    },
  );

  it('of a person shows who they are', async () => {
    const { browser } = await signUp(app(), 'Łucja of the Kiln');
    const me = await app().send('GET', '/v1/me', { browser });
    const { handle } = (me.body as { user: { handle: string } }).user;
    const page = await ask(`/u/${handle}`);
    expect([page.statusCode, page.headers['x-robots-tag']]).toEqual([200, undefined]);
    expect(page.body).toContain('<meta property="og:title" content="Łucja of the Kiln">');
  });

  it.each(['unlisted', 'members_only'])('of a stream that is %s says noindex', async (visibility) => {
    const { stream } = await liveStream(app(), { visibility });
    const page = await ask(`/watch/${stream.id}`);
    expect([page.statusCode, page.headers['x-robots-tag']]).toEqual([200, 'noindex']);
    expect(page.body).toContain(noIndexTag);
    expect(page.body).toContain('og:title');
  });

  it('of a private stream is answered like one that does not exist', async () => {
    const { stream } = await liveStream(app(), { title: 'Unmistakable', visibility: 'private' });
    const [hidden, none] = await Promise.all([ask(`/watch/${stream.id}`), ask(`/watch/${newId('stream')}`)]);
    expect([hidden?.statusCode, hidden?.headers['x-robots-tag']]).toEqual([404, 'noindex']);
    expect([hidden?.statusCode, hidden?.body]).toEqual([none?.statusCode, none?.body]);
    expect(isPage(hidden?.body ?? '')).toBe(true);
  });

  const hidden = sitePages.filter((page) => !/^($|watch|[cu]\/)/.test(page));
  it.each(hidden)('/%s is for the person who opens it: noindex', async (page) => {
    const answer = await ask(`/${page.replaceAll(/:\w+/g, newId('stream'))}`);
    expect([answer.statusCode, answer.headers['x-robots-tag'], isPage(answer.body)]).toEqual([
      200,
      'noindex',
      true,
    ]);
  });

  it.each(['/nothing/here', '/watch', '/watch/str_1', '/c/nobody-of-this-name', '/u/nobody-of-this-name'])(
    'that does not exist is answered 404 with the app, noindex: %s',
    async (url) => {
      const page = await ask(url);
      expect([page.statusCode, page.headers['x-robots-tag'], isPage(page.body)]).toEqual([
        404,
        'noindex',
        true,
      ]);
      expect(page.body).toContain(noIndexTag);
    },
  );

  it.each([
    '/v1/nothing',
    '/v1?x',
    '/health/nothing',
    '/assets/gone.js',
    '/favicon.ico',
    '/.env',
    '/assets/gone',
  ])('is not what %s answers', async (url) => {
    const answer = await ask(url, { accept: 'text/html' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'application/problem+json']);
  });

  it('opens without the database, and says noindex to search engines', async () => {
    const lost = await startApp({
      ...testSettings('postgres://footlight:secret@127.0.0.1:9/footlight'),
      WEB_DIST: String(site.config.webDist),
    });
    const page = await lost.server.inject(`/watch/${newId('stream')}`);
    await lost.close();
    expect([page.statusCode, isPage(page.body), page.headers['x-robots-tag']]).toEqual([
      200,
      true,
      'noindex',
    ]);
  });
});
