import type { Stream } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { invite } from '../../../../test/answers/streams.ts';
import {
  type Person,
  endStream,
  liveStream,
  newStream,
  say,
  signUp,
  takeSeat,
} from '../../../../test/people.ts';
import { problemOf, useApp } from '../../../../test/test-app.ts';
import { eraseStream } from '../index.ts';

const app = useApp();

const remove = ({ browser }: Person, { id }: Stream) =>
  app().send('DELETE', `/v1/streams/${id}`, { browser });

describe('deleting a stream', () => {
  it('deletes everything that belongs to it', async () => {
    const { host, stream } = await liveStream(app());
    await takeSeat(app(), stream.id);
    await say(app(), stream.id, host.browser, 'Hello');
    await invite(app(), host.browser, stream.id, { email: 'ola@example.org' });
    await endStream(app(), host, stream);
    expect((await remove(host, stream)).status).toBe(204);
    await eraseStream(app().context, stream.id);

    const { db } = app().context;
    const where = { streamId: stream.id };
    const left = [
      await db.stream.count({ where: { id: stream.id } }),
      await db.streamSeating.count({ where }),
      await db.streamChat.count({ where }),
      await db.seat.count({ where }),
      await db.chatMessage.count({ where }),
      await db.chatEvent.count({ where }),
      await db.streamInvitee.count({ where }),
    ];
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(problemOf(await remove(host, stream))).toBe('not_found');
  });

  it('waits for the end of one that is on air', async () => {
    const { host, stream } = await liveStream(app());
    expect(problemOf(await remove(host, stream))).toBe('invalid_state');
    await app().context.db.stream.update({
      where: { id: stream.id },
      data: { state: 'interrupted', interruptedAt: new Date() },
    });
    expect(problemOf(await remove(host, stream))).toBe('invalid_state');
    await endStream(app(), host, stream);
    expect((await remove(host, stream)).status).toBe(204);
  });

  it('at the moment of its start either deletes or starts it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const host = await signUp(app());
      const stream = await newStream(app(), host);
      const url = `/v1/streams/${stream.id}`;
      const [started, removed] = await Promise.all([
        app().send('POST', `${url}/start`, { browser: host.browser }),
        remove(host, stream),
      ]);
      const outcome = [started, removed].map((answer) => problemOf(answer) ?? answer.status);
      expect([
        [200, 'invalid_state'],
        ['not_found', 204],
      ]).toContainEqual(outcome);
      const there = await app().context.db.stream.count({
        where: { id: stream.id, deletionRequestedAt: null },
      });
      expect(there).toBe(started.status === 200 ? 1 : 0);
    }
  });
});
