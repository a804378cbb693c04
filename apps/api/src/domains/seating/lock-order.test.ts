import { expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import { liveStream } from '../../../test/people.ts';
import { useApp } from '../../../test/test-app.ts';
import { Prisma } from '../../db/client.ts';
import { setSeatCaps } from './fragments.queries.ts';

const app = useApp();

it('changing the seats of several streams locks them in the order of their ids', async () => {
  const { db } = app().context;
  const ids = [(await liveStream(app())).stream.id, (await liveStream(app())).stream.id].toSorted();
  const [first = '', second = ''] = ids;
  // Both in the table and in the list the second one now comes before the first one.
  await db.streamSeating.update({ where: { streamId: first }, data: { cap: 3 } });
  const caps = Prisma.sql`SELECT * FROM unnest(${[second, first]}::text[], ${[7, 7]}::int[]) AS c (stream_id, cap)`;

  let changing: Promise<void> | undefined;
  await db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT cap FROM stream_seating WHERE stream_id = ${first} FOR UPDATE`;
      const [own] = await tx.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`;
      changing = setSeatCaps(db, caps);
      // It is awaited below.
      changing.catch(() => undefined);
      await eventually(async () => {
        const [waiting] = await db.$queryRaw<[{ count: bigint }]>`
          SELECT count(*) FROM pg_stat_activity WHERE ${own.pid} = ANY (pg_blocking_pids(pid))`;
        expect(waiting.count).toBe(1n);
      });
      // Were the second one locked by whoever waits for the first one, this would be a deadlock.
      await tx.$queryRaw`SELECT cap FROM stream_seating WHERE stream_id = ${second} FOR UPDATE NOWAIT`;
    },
    { timeout: 20_000 },
  );
  await changing;
  const rows = await db.streamSeating.findMany({ where: { streamId: { in: ids } } });
  expect(rows.map(({ cap }) => cap)).toEqual([7, 7]);
});
