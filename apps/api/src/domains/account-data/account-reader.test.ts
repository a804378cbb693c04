import { describe, expect, it } from '@jest/globals';
import { expectStatus, liveStream, signUpAdmin, takeSeat } from '../../../test/people.ts';
import { useApp } from '../../../test/test-app.ts';
import { newId } from '../../ids.ts';
import { accountReader } from './account-reader.ts';

const app = useApp({ GRACE_SECONDS: '3600' });

describe('the event of a suspension', () => {
  it('ends nothing when it is read after the suspension was lifted, and all while it goes on', async () => {
    const { host, stream } = await liveStream(app());
    const seated = await liveStream(app());
    const { seat } = await takeSeat(app(), seated.stream.id, host.browser);
    const { browser } = await signUpAdmin(app());
    const url = `/v1/admin/users/${host.id}/suspension`;
    const suspend = async () =>
      expectStatus(await app().send('PUT', url, { browser, body: { reason: 'Fraud', until: null } }), 200);
    const read = () =>
      accountReader.on['account.suspended']?.(
        app().context,
        {
          id: newId('event'),
          type: 'account.suspended',
          account_id: host.id,
          channel_id: null,
          stream_id: null,
          payload: { until: null },
          created_at: new Date().toISOString(),
        },
        new AbortController().signal,
      );
    const state = async () =>
      (await app().context.db.stream.findUniqueOrThrow({ where: { id: stream.id } })).state;
    const releasedAt = async () =>
      (await app().context.db.seat.findUniqueOrThrow({ where: { id: seat.id } })).releasedAt;

    await suspend();
    expectStatus(await app().send('DELETE', url, { browser, body: { reason: 'Appeal' } }), 200);
    await read();
    expect(await state()).toBe('live');
    expect(await releasedAt()).toBeNull();

    await suspend();
    await read();
    expect(await state()).toBe('ended');
    expect(await releasedAt()).not.toBeNull();
  });
});
