import path from 'node:path';
import { createGuest, postMessage } from '@footlight/contracts';
import { Client } from '@footlight/e2e/site/client.ts';
import { openStream, signUpHost } from '@footlight/e2e/site/people.ts';
import { startSite } from '@footlight/e2e/site/start-site.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { startBareServer } from '../harness/server-process.ts';
import { percentile } from '../harness/statistics.ts';
import { seatAudience } from './audience.ts';
import { converse, type Heard } from './conversation.ts';

const VIEWERS = 20;
const MESSAGES = 120;
const EVERY_MS = 25;
const ROUNDS = 7;

export const chat: Benchmark = {
  name: 'chat',
  about: 'send → seen of the slowest hundredth, against a bare route with one INSERT and one SendData',
  goal: { atMost: 1.5 },
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
    const audience = await seatAudience(site.url, stream.id, VIEWERS);
    cleanup.add(() => audience.leave());

    const guest = new Client(site.url);
    await guest.call(createGuest, { body: { display_name: 'Someone' } });
    const bareGuest = new Client(bareOrigin);
    const barePath = `/messages/${stream.id}`;

    const heard: Record<'ours' | 'bare', Heard[]> = { ours: [], bare: [] };
    const round = async (side: 'ours' | 'bare', say: (words: string) => Promise<unknown>) => {
      const result = await converse({
        audience,
        messages: MESSAGES,
        everyMs: EVERY_MS,
        say: async (words) => void (await say(words)),
      });
      heard[side].push(result);
      return percentile(result.delays, 0.99);
    };
    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      ours: () =>
        round('ours', (body) =>
          guest.call(postMessage, { params: { stream_id: stream.id }, body: { body } }),
        ),
      bare: () => round('bare', (body) => bareGuest.send('POST', barePath, { body })),
    });

    const middle = (side: Heard[]) =>
      percentile(
        side.flatMap(({ delays }) => delays),
        0.5,
      ).toFixed(1);
    const lost = heard.ours.reduce((sum, result) => sum + result.lost, 0);
    return {
      ...compared,
      beside: [
        `ours p99 ${ours.toFixed(1)} ms, p50 ${middle(heard.ours)} ms`,
        `bare p99 ${bare.toFixed(1)} ms, p50 ${middle(heard.bare)} ms`,
        `${VIEWERS} viewers, ${1000 / EVERY_MS} messages/s`,
        lost === 0 ? 'none lost' : '',
      ].filter(Boolean),
      ...(lost > 0 && { broken: `${lost} deliveries lost` }),
    };
  },
};
