import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allEndpoints } from '@footlight/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/ids.ts';
import { liveStream, signUp } from './people.ts';
import { type TestApp, problemOf, startApp, testSettings, useApp } from './test-app.ts';

const app = useApp();

describe('without a database', () => {
  let lost: TestApp;
  beforeAll(async () => {
    lost = await startApp(testSettings('postgres://footlight:secret@127.0.0.1:9/footlight'));
  });
  afterAll(() => lost.close());

  it('is alive and not ready', async () => {
    expect((await lost.send('GET', '/health/live')).status).toBe(200);
    const ready = await lost.send('GET', '/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body).toEqual({
      status: 'failing',
      checks: { database: 'failing', migrations: 'failing', livekit: 'ok' },
    });
  });

  it.each<['GET' | 'POST', string, unknown?]>([
    ['GET', '/v1/streams'],
    ['GET', `/v1/streams/${newId('stream')}`],
    ['POST', `/v1/streams/${newId('stream')}/seats`],
    ['GET', `/v1/streams/${newId('stream')}/messages`],
    ['POST', '/v1/guests', {}],
    ['POST', '/v1/auth/login', { email: 'ola@example.org', password: 'long enough to pass' }],
    [
      'POST',
      '/v1/auth/register',
      { email: 'ola@example.org', password: 'long enough to pass', display_name: 'Ola' },
    ],
  ])(
    'answers %s %s with database_unavailable and when to try again, and no detail of the database',
    async (...[method, url, body]) => {
      const answer = await lost.send(method, url, { body });
      expect(problemOf(answer)).toBe('database_unavailable');
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('2');
      expect(JSON.stringify(answer.body)).not.toMatch(/127\.0\.0\.1|secret|prisma/i);
    },
  );
});

describe('a database that is not migrated', () => {
  it('is not ready', async () => {
    const url = new URL(app().config.databaseUrl);
    url.pathname = '/postgres';
    const fresh = await startApp(testSettings(url.href));
    const { status, body } = await fresh.send('GET', '/health/ready');
    await fresh.close();
    expect(status).toBe(503);
    expect(body).toMatchObject({ checks: { database: 'ok', migrations: 'failing' } });
  });
});

describe('an answer', () => {
  it('has a request id of its own, and accepts none from the client', async () => {
    const first = await app().send('GET', '/v1/streams', { headers: { 'x-request-id': 'mine' } });
    const second = await app().send('GET', '/v1/nothing');
    expect(first.headers['x-request-id']).toMatch(/^req_[0-9A-Z]{26}$/);
    expect(second.body.request_id).toBe(second.headers['x-request-id']);
    expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id']);
  });

  it('has headers that keep other sites, scripts and frames out', async () => {
    const { headers } = await app().send('GET', '/v1/streams', {
      headers: { origin: 'https://elsewhere.example' },
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['permissions-policy']).toContain('camera=(self)');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('asks for https for a year where the site is on https', async () => {
    const secure = await startApp({
      ...testSettings(app().config.databaseUrl),
      PUBLIC_URL: 'https://live.example',
      SMTP_URL: 'smtp://127.0.0.1:9',
    });
    const guest = await secure.send('POST', '/v1/guests', { body: {} });
    await secure.close();
    expect(guest.headers['strict-transport-security']).toContain('max-age=31536000');
    expect(guest.setCookies[0]).toMatch(/^__Host-footlight_guest=.*; Path=\/.*; Secure/);
  });

  it.each<['GET' | 'POST', string]>([
    ['GET', '/v1'],
    ['GET', '/.env'],
    ['GET', '/../package.json'],
    ['GET', '/%2e%2e/package.json'],
  ])('to %s %s is a plain not_found', async (method, url) => {
    expect(problemOf(await app().send(method, url))).toBe('not_found');
  });

  it('to a body that a route does not read refuses its fields', async () => {
    const { browser } = await signUp(app());
    const url = `/v1/streams/${newId('stream')}/start`;
    expect(problemOf(await app().send('POST', url, { browser, body: { force: true } }))).toBe(
      'validation_failed',
    );
    const empty = await app().send('POST', url, {
      browser,
      raw: '',
      headers: { 'content-type': 'application/json' },
    });
    expect(problemOf(empty)).toBe('not_found');
  });
});

describe('the API’s own description', () => {
  it('is OpenAPI 3.1 and knows every endpoint with every answer', async () => {
    const { body } = await app().send('GET', '/v1/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const paths = body.paths as Record<string, Record<string, { operationId: string; responses: object }>>;
    for (const endpoint of allEndpoints) {
      const operation = paths[endpoint.path]?.[endpoint.method.toLowerCase()];
      expect(operation?.operationId).toBe(endpoint.id);
      for (const status of Object.keys(endpoint.success)) expect(operation?.responses).toHaveProperty(status);
    }
    const documented = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(documented).toHaveLength(allEndpoints.length);
  });

  it('has a page that runs under its content security policy, with a new nonce each time', async () => {
    const pages = [await app().server.inject('/docs/'), await app().server.inject('/docs/')];
    const nonces = pages.map((page) => {
      const policy = String(page.headers['content-security-policy']);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
      const inline = page.body.match(/<script(?![^>]*src=)[^>]*>/g) ?? [];
      expect(inline.length).toBeGreaterThan(0);
      for (const tag of inline) expect(tag).toContain(`nonce="${nonce}"`);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
    expect(pages[0]?.body).not.toMatch(/https?:\/\/(?!127\.0\.0\.1|www\.w3\.org)/);
  });
});

describe('the web app', () => {
  let served: TestApp;
  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'footlight-web-'));
    await mkdir(path.join(folder, 'assets'));
    await writeFile(path.join(folder, 'index.html'), '<head></head><div id="root"></div>');
    await writeFile(path.join(folder, 'assets', 'app-1a2b.js'), 'export {};');
    await writeFile(path.join(folder, 'assets', 'app-1a2b.js.br'), 'compressed before');
    served = await startApp({ ...testSettings(app().config.databaseUrl), WEB_DIST: folder });
  });
  afterAll(() => served.close());

  const open = (url: string) => served.server.inject({ url, headers: { accept: 'text/html,*/*' } });

  it.each(['/', '/sign-in', '/dashboard/streams/str_01JD9M4T5V6W7X8Y9Z0A1B2C3D/edit'])(
    'answers a person at %s',
    async (url) => {
      const page = await open(url);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('<div id="root">');
      expect(page.headers['cache-control']).toBe('no-cache');
    },
  );

  it('shows what a shared link leads to, as text, whatever somebody called it', async () => {
    const { stream } = await liveStream(app(), { title: '"><script>alert(1)</script> $& Aria' });
    const page = await open(`/watch/${stream.id}`);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<div id="root">');
    expect(page.body).toContain(
      '<meta property="og:title" content="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; $&amp; Aria">',
    );
    expect(page.body).toContain(`<meta property="og:url" content="${stream.watch_url}">`);
    expect(page.body).not.toContain('<script>alert');
  });

  it('shows what a link to a channel leads to', async () => {
    const { channel } = await signUp(app(), 'Kiln & Glaze');
    const { body } = await open(`/c/${channel.handle}`);
    expect(body).toContain('<meta property="og:title" content="Kiln &amp; Glaze">');
    expect(body).toContain('<meta property="og:type" content="profile">');
    expect((await open('/c/nobody-of-this-name')).body).not.toContain('og:title');
  });

  it.each([
    ['public', true],
    ['unlisted', true],
    ['members_only', true],
    ['private', false],
  ])('of a stream that is %s shows its title: %j', async (visibility, shown) => {
    const { stream } = await liveStream(app(), { title: 'Unmistakable', visibility });
    const { body } = await open(`/watch/${stream.id}`);
    expect(body.includes('Unmistakable')).toBe(shown);
  });

  it.each(['/v1/nothing', '/health/nothing', '/webhooks/nothing'])('leaves %s to the API', async (url) => {
    expect((await open(url)).statusCode).toBe(404);
  });

  it('sends the compressed form that was made with the build to who can read it', async () => {
    const [small, plain] = await Promise.all(
      ['br, gzip', 'identity'].map((accepted) =>
        served.server.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': accepted } }),
      ),
    );
    expect(small?.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(small?.headers['content-type']).toContain('javascript');
    expect(small?.headers['cache-control']).toContain('immutable');
    expect(small?.body).toBe('compressed before');
    expect(plain?.headers['content-encoding']).toBeUndefined();
    expect(plain?.body).toBe('export {};');
  });

  it('lets browsers keep files whose name holds their hash', async () => {
    const file = await open('/assets/app-1a2b.js');
    expect(file.headers['cache-control']).toContain('immutable');
    expect((await open('/assets/gone.js')).statusCode).toBe(404);
  });

  it.each(['/..%2f..%2fpackage.json', '/assets/..%2findex.html%00', '/%2e%2e/%2e%2e/etc/passwd'])(
    'does not leave its folder for %s',
    async (url) => {
      const { body } = await served.server.inject(url);
      expect(body).not.toMatch(/root:|"dependencies"/);
    },
  );
});
