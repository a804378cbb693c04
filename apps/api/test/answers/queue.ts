import type { QueueTicket } from '@footlight/contracts';
import { newId } from '../../src/ids.ts';
import { expectStatus, liveStream, newStream, signUp, takeSeat } from '../people.ts';
import { Browser, type Answer, type TestApp } from '../test-app.ts';

/** The answers about waiting for a seat. */
export function queueAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  const join = (streamId: string, browser = new Browser()): Promise<Answer> =>
    app().send('POST', `/v1/streams/${streamId}/queue`, { browser });
  async function joinMembersOnly(browser: Browser): Promise<Answer> {
    const { stream } = await liveStream(app(), { visibility: 'members_only' });
    return join(stream.id, browser);
  }
  async function leave(as?: Browser): Promise<Answer> {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const { ticket } = expectStatus<{ ticket: QueueTicket }>(await join(stream.id, browser), 201);
    return app().send('DELETE', `/v1/streams/${stream.id}/queue/${ticket.id}`, { browser: as ?? browser });
  }

  return {
    'joinQueue 201': async () => join((await liveStream(app())).stream.id),
    'joinQueue not_found': () => join(newId('stream')),
    'joinQueue sign_in_required': () => joinMembersOnly(new Browser()),
    'joinQueue membership_required': async () => joinMembersOnly((await signUp(app())).browser),
    'joinQueue stream_not_live': async () => join((await newStream(app(), await signUp(app()))).id),
    async 'joinQueue seat_held'() {
      const { stream } = await liveStream(app());
      const browser = new Browser();
      await takeSeat(app(), stream.id, browser);
      return join(stream.id, browser);
    },
    async 'joinQueue queue_full'() {
      const { stream } = await liveStream(app());
      await app().context.db.$executeRaw`
        INSERT INTO queue_entries (id, stream_id, viewer_id, member, created_at, last_seen_at)
        SELECT ${stream.id} || n, ${stream.id}, 'guest ' || n, false, now(), now() FROM generate_series(1, 10000) n`;
      return join(stream.id);
    },
    'leaveQueue 204': () => leave(),
    'leaveQueue not_found': () => leave(new Browser()),
  };
}
