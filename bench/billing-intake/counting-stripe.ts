import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cleanup } from '@footlight/e2e/site/cleanup.ts';
import { freePort, keepChild } from '@footlight/local-stack';

const sandboxFile = path.join(import.meta.dirname, '../../packages/stripe-sandbox/src/main.ts');

/** A sandbox of Stripe, and how many times a customer's subscriptions were fetched from it. */
export interface CountingStripe {
  url: string;
  fetches(): number;
}

/** The sandbox as a process of its own, as `npm start` runs it. */
async function startSandbox(
  { secretKey, webhookSecret }: { secretKey: string; webhookSecret: string },
  cleanup: Cleanup,
): Promise<string> {
  const port = await freePort();
  const child = await keepChild({
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', sandboxFile, ':memory:', String(port)],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'development',
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
    },
    stopSignal: 'SIGTERM',
  });
  cleanup.add(() => child.stop());
  const origin = `http://127.0.0.1:${port}`;
  const until = performance.now() + 15_000;
  while (!child.hasExited() && performance.now() < until) {
    if (await fetch(origin).catch(() => undefined)) return origin;
    await delay(30);
  }
  throw new Error(`The sandbox did not start. Its last lines:\n${child.lastLines()}`);
}

/** Starts a sandbox behind a proxy that counts. */
export async function startCountingStripe(
  options: { secretKey: string; webhookSecret: string },
  cleanup: Cleanup,
): Promise<CountingStripe> {
  const sandbox = await startSandbox(options, cleanup);
  let fetches = 0;
  const proxy = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    if (method === 'GET' && url.startsWith('/v1/subscriptions?')) fetches += 1;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent = {
        method,
        headers: Object.entries(headers)
          .filter(([name]) => !['host', 'connection', 'content-length'].includes(name))
          .map(([name, value]): [string, string] => [name, String(value)]),
        ...(method === 'POST' && { body: Buffer.concat(chunks) }),
      };
      void fetch(sandbox + url, sent).then(
        async (answer) => {
          const body = Buffer.from(await answer.arrayBuffer());
          response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
        },
        () => response.destroy(),
      );
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  cleanup.add(() => {
    proxy.closeAllConnections();
    proxy.close();
    return Promise.resolve();
  });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, fetches: () => fetches };
}
