import type { AddressInfo } from 'node:net';
import { type ErrorCode, type Problem } from '@footlight/contracts';
import { afterAll, beforeAll } from '@jest/globals';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { type Mailbox, startMailbox } from '@footlight/local-stack';
import { buildApp } from '../src/app.ts';
import type { Clock } from '../src/clock.ts';
import { type Config, makeConfig } from '../src/config/config.ts';
import { readEnv } from '../src/config/env.ts';
import type { Context } from '../src/context.ts';
import { startWorker } from '../src/worker.ts';
import { createDatabase } from './database.ts';

/** A clock that runs with the real one, and can be put forward. */
interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

function testClock(): TestClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    advance(milliseconds) {
      ahead += milliseconds;
    },
  };
}

/** Cookies of one browser. */
export class Browser {
  readonly cookies = new Map<string, string>();
  token: string | undefined;

  /** A second browser with the same cookies and token: another tab, or a thief. */
  copy(): Browser {
    const other = new Browser();
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    other.token = this.token;
    return other;
  }
}

/** An answer of the API, with its body read. */
export interface Answer {
  status: number;
  body: Record<string, unknown> & { code?: ErrorCode };
  /** The body as it came. */
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
  setCookies: string[];
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface SendOptions {
  browser?: Browser;
  body?: unknown;
  /** The body as it is, instead of as JSON. */
  raw?: string | Buffer;
  headers?: Record<string, string>;
}

export interface TestApp {
  server: FastifyInstance;
  context: Context;
  config: Config;
  clock: TestClock;
  /** Sends one request and keeps the cookies that come back. */
  send: (method: Method, url: string, options?: SendOptions) => Promise<Answer>;
  /** Starts listening on a free port; answers `127.0.0.1:port`. */
  listen(): Promise<string>;
  close: () => Promise<void>;
}

/** Settings of a server under test; the media server is the shared one. */
export function testSettings(databaseUrl: string): Record<string, string> {
  const required = (name: string): string => {
    const value = process.env[name];
    if (value === undefined) throw new Error(`${name} is not set: start the tests with \`npm test\`.`);
    return value;
  };
  return {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1:8080',
    DATABASE_URL: databaseUrl,
    LIVEKIT_URL: required('TEST_LIVEKIT_URL'),
    LIVEKIT_API_KEY: required('TEST_LIVEKIT_API_KEY'),
    LIVEKIT_API_SECRET: required('TEST_LIVEKIT_API_SECRET'),
    APP_SECRET: 'a secret of the tests, long enough for them',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
  };
}

/** Starts an app with these settings instead of the usual ones. */
export async function startApp(settings: Record<string, string>): Promise<TestApp> {
  const clock = testClock();
  const config = makeConfig(readEnv(settings));
  const { server, context } = await buildApp(config, { clock });
  await server.ready();
  return {
    server,
    context,
    config,
    clock,
    async send(method, url, { browser = new Browser(), body, raw, headers = {} } = {}) {
      const request: InjectOptions = {
        method,
        url,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(browser.token === undefined ? {} : { authorization: `Bearer ${browser.token}` }),
          ...headers,
        },
        cookies: Object.fromEntries(browser.cookies),
        ...(raw === undefined
          ? body === undefined
            ? {}
            : { payload: JSON.stringify(body) }
          : { payload: raw }),
      };
      const response = await server.inject(request);
      for (const cookie of response.cookies) {
        if (cookie.value === '') browser.cookies.delete(cookie.name);
        else browser.cookies.set(cookie.name, cookie.value);
      }
      const json = String(response.headers['content-type'] ?? '').includes('json');
      const setCookies = [response.headers['set-cookie'] ?? []].flat();
      return {
        status: response.statusCode,
        text: response.body,
        body: json ? response.json<Answer['body']>() : {},
        headers: response.headers,
        setCookies,
      };
    },
    async listen() {
      if (!server.server.listening) await server.listen({ host: '127.0.0.1', port: 0 });
      return `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    },
    close: () => server.close(),
  };
}

/** An app for all tests of a file, on a database of its own. Read it inside tests, not while they are declared. */
export function useApp(settings: Record<string, string> = {}): () => TestApp {
  let app: TestApp | undefined;
  let drop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const database = await createDatabase();
    drop = database.drop;
    app = await startApp({ ...testSettings(database.url), ...settings });
  });
  afterAll(async () => {
    await app?.close();
    await drop?.();
  });
  return () => {
    if (!app) throw new Error('The app is there inside tests only.');
    return app;
  };
}

/** An app that works on its jobs and sends its mails to a real mail server, both for all tests of a file. */
export function useMailingApp(settings: Record<string, string> = {}): {
  app: () => TestApp;
  mailbox: () => Mailbox;
} {
  let mailbox: Mailbox | undefined;
  let worker: ReturnType<typeof startWorker> | undefined;
  const mail: Record<string, string> = { ...settings };
  beforeAll(async () => {
    mailbox = await startMailbox();
    mail.SMTP_URL = mailbox.url;
  });
  const app = useApp(mail);
  beforeAll(() => {
    worker = startWorker(app().context);
  });
  afterAll(async () => {
    await worker?.stop();
    await mailbox?.stop();
  });
  return {
    app,
    mailbox: () => {
      if (!mailbox) throw new Error('The mailbox is there inside tests only.');
      return mailbox;
    },
  };
}

/** The code of an error, after a check that it is a whole one. */
export function problemOf(answer: Answer): ErrorCode | undefined {
  const problem = answer.body as Partial<Problem>;
  const whole =
    String(answer.headers['content-type']).startsWith('application/problem+json') &&
    problem.status === answer.status &&
    problem.type === `urn:footlight:problem:${problem.code}` &&
    typeof problem.title === 'string' &&
    typeof problem.detail === 'string' &&
    problem.request_id === answer.headers['x-request-id'];
  return whole ? problem.code : undefined;
}
