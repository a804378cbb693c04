import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createGuest, postMessage } from '@footlight/contracts';
import { Client } from '@footlight/e2e/site/client.ts';
import { openStream, signUpHost } from '@footlight/e2e/site/people.ts';
import { startSite } from '@footlight/e2e/site/start-site.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { startBareServer } from '../harness/server-process.ts';
import { percentile } from '../harness/statistics.ts';
import { joinViewers } from './viewers.ts';
import { sendMessages, type Deliveries } from './send-messages.ts';

const VIEWERS = 20;
const MESSAGES = 120;
const EVERY_MS = 25;
const ROUNDS = 7;
/** One person may send a message every two seconds for as long as they like: so many keep up the pace. */
const AUTHORS = Math.ceil((2 * 1000) / EVERY_MS);

export const chat: Benchmark = {
  name: 'chat',
  about: 'send → seen of the slowest hundredth, against a bare route with one INSERT and one SendData',
  goal: { atMost: 1.3 },
  opensPages: false,
  async run(cleanup) {
    const site = await startSite({ profile: 'durable', env: { GRACE_SECONDS: '3600' } }, cleanup);
    const bareOrigin = await startBareServer(
      path.join(import.meta.dirname, 'bare-server.ts'),
      {
        DATABASE_URL: site.databaseUrl,
        LIVEKIT_URL: site.livekit.httpUrl,
        LIVEKIT_API_KEY: site.apiKey,
        LIVEKIT_API_SECRET: site.apiSecret,
      },
      cleanup,
    );
    const stream = await openStream(await signUpHost(site.url, 'Host'), 'A long talk');
    const viewers = await joinViewers(site.url, stream.id, VIEWERS);
    cleanup.add(() => viewers.leave());

    const authors = await Promise.all(
      Array.from({ length: AUTHORS }, async (_, index) => {
        const author = new Client(site.url);
        await author.call(createGuest, { body: { display_name: `Someone ${index}` } });
        return author;
      }),
    );
    let sent = 0;
    const nextAuthor = (): Client => authors[sent++ % AUTHORS] ?? new Client(site.url);
    const bareGuest = new Client(bareOrigin);
    const barePath = `/messages/${stream.id}`;

    const received: Record<'ours' | 'bare', Deliveries[]> = { ours: [], bare: [] };
    const round = async (side: 'ours' | 'bare', send: (body: string) => Promise<unknown>) => {
      const result = await sendMessages({
        viewers,
        messages: MESSAGES,
        everyMs: EVERY_MS,
        send: async (body) => void (await send(body)),
      });
      received[side].push(result);
      return percentile(result.delays, 0.99);
    };
    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      ours: () =>
        round('ours', (body) =>
          nextAuthor().call(postMessage, {
            params: { stream_id: stream.id },
            body: { body, client_id: randomUUID() },
          }),
        ),
      bare: () => round('bare', (body) => bareGuest.send('POST', barePath, { body })),
    });

    const middle = (side: Deliveries[]) =>
      percentile(
        side.flatMap(({ delays }) => delays),
        0.5,
      ).toFixed(1);
    const lost = received.ours.reduce((sum, result) => sum + result.lost, 0);
    return {
      ...compared,
      beside: [
        `ours p99 ${ours.toFixed(1)} ms, p50 ${middle(received.ours)} ms`,
        `bare p99 ${bare.toFixed(1)} ms, p50 ${middle(received.bare)} ms`,
        `${VIEWERS} viewers, ${AUTHORS} authors, ${1000 / EVERY_MS} messages/s`,
        lost === 0 ? 'none lost' : '',
      ].filter(Boolean),
      ...(lost > 0 && { broken: `${lost} deliveries lost` }),
    };
  },
};
