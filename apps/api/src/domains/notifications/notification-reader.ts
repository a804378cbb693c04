import type { Context } from '../../context.ts';
import type { JobData } from '../../jobs/definitions.ts';
import type { EventReader } from '../events/index.ts';

/** Asks for a job: people are notified page by page, which may take longer than an event may. */
const requestNotifications = (context: Context, change: JobData['notify_people']): Promise<void> =>
  context.jobs.send(context.db, 'notify_people', change);

/**
 * Notifies followers and people of a channel of what happened to its streams. `event` tells what people were notified of
 * already: a stream is live once, and moved once to the same time.
 */
export const notificationReader: EventReader = {
  name: 'notifications',
  on: {
    'stream.scheduled': (context, { stream_id: streamId }) =>
      requestNotifications(context, {
        kind: 'stream_scheduled',
        streamId,
        event: `stream_scheduled ${streamId}`,
      }),
    'stream.updated': async (context, { stream_id: streamId, payload }) => {
      const moment = payload.scheduled_for?.to;
      if (moment === undefined || moment === null) return;
      const event = `stream_moved ${streamId} ${moment}`;
      await requestNotifications(context, { kind: 'stream_moved', streamId, event });
    },
    'stream.canceled': async (context, { stream_id: streamId, payload }) => {
      // Nobody was notified of a stream without a time.
      if (payload.scheduled_for === null) return;
      const event = `stream_canceled ${streamId}`;
      await requestNotifications(context, { kind: 'stream_canceled', streamId, event });
    },
    'stream.live': (context, { stream_id: streamId }) =>
      requestNotifications(context, { kind: 'stream_live', streamId, event: `stream_live ${streamId}` }),
  },
};
