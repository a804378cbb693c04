import type { Context } from '../../../context.ts';
import type { EventReader } from '../../events/index.ts';
import { closeRoom } from './close-room.ts';
import { requestReconcile, requestReconcileOfChannel } from './request-reconcile.ts';

const reconcileChannel = (context: Context, { channel_id: channelId }: { channel_id: string }) =>
  requestReconcileOfChannel(context, context.db, channelId);

/** Brings rooms into line with what changed among people, in visibility and in a stream's state. */
export const roomReader: EventReader = {
  name: 'rooms',
  on: {
    'stream.ended': (context, { stream_id: streamId }) => {
      // In the background: a LiveKit that does not answer holds up no other event. What fails is closed as an orphaned room.
      context.background.enqueue('close a room', () => closeRoom(context, streamId), { streamId });
      return Promise.resolve();
    },
    'stream.visibility_changed': (context, { stream_id: streamId }) =>
      requestReconcile(context, context.db, streamId),
    'member.role_changed': reconcileChannel,
    'member.removed': reconcileChannel,
  },
};
