import type { ChatEvent } from '@footlight/contracts';
import type { Context } from '../../context.ts';

/**
 * Sends a room a chat event that the database holds. Nobody waits for it: who does not receive it sees the gap and
 * fetches it.
 */
export function broadcastChatEvent(context: Context, streamId: string, event: ChatEvent): void {
  context.background.enqueue(
    'broadcast a chat event',
    () => context.livekit.send(streamId, { kind: 'chat', event }),
    { streamId, seq: event.seq },
  );
}
