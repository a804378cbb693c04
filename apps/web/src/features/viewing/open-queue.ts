import { joinQueue } from '../../api/seating/join-queue.ts';
import { leaveQueue } from '../../api/seating/leave-queue.ts';
import { openQueueAlert } from './queue-alert.ts';
import { type QueueHandlers, type QueuePorts, QueueSession } from './queue-session.ts';

/** Opens the queue of a stream, as this page's viewer stands in it. */
export function openQueue(streamId: string, handlers: QueueHandlers): QueueSession {
  return new QueueSession(
    streamId,
    { joinQueue, leaveQueue, alert: openQueueAlert(), otherTabs: otherTabsOf },
    handlers,
  );
}

const otherTabsOf: QueuePorts['otherTabs'] = (streamId, onSeated) => {
  const channel = new BroadcastChannel(`footlight.seated.${streamId}`);
  channel.onmessage = () => onSeated();
  return { announceSeat: () => channel.postMessage('seated'), close: () => channel.close() };
};
