import type { EventReader } from '../events/index.ts';
import { notifyPeople } from './notify-people.ts';

/**
 * Notifies followers and people of a channel of what happened to its streams. `event` tells what people were notified of
 * already: a stream is live once, and moved once to the same time.
 */
export const notificationReader: EventReader = {
  name: 'notifications',
  on: {
    'stream.scheduled': (context, { stream_id: streamId }) =>
      notifyPeople(context, { kind: 'stream_scheduled', streamId, event: `stream_scheduled ${streamId}` }),
    'stream.updated': async (context, { stream_id: streamId, payload }) => {
      const moment = payload.scheduled_for?.to;
      if (moment === undefined || moment === null) return;
      const event = `stream_moved ${streamId} ${moment}`;
      await notifyPeople(context, { kind: 'stream_moved', streamId, event });
    },
    'stream.canceled': async (context, { stream_id: streamId, payload }) => {
      // Nobody heard of a stream without a time.
      if (payload.scheduled_for === null) return;
      const event = `stream_canceled ${streamId}`;
      await notifyPeople(context, { kind: 'stream_canceled', streamId, event });
    },
    'stream.live': (context, { stream_id: streamId }) =>
      notifyPeople(context, { kind: 'stream_live', streamId, event: `stream_live ${streamId}` }),
  },
};
