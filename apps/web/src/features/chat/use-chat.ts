import type { ChatEvent } from '@footlight/contracts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { chatGatewayOf } from './chat-gateway.ts';
import { ChatSession } from './chat-session.ts';

/** What comes to the chat from the room and the heartbeats. */
export interface ChatNews {
  chatEvent?: ChatEvent;
  /** The number of the newest event. */
  chatSeq?: number;
}

export interface ChatSource {
  streamId: string;
  /** Whether events come by the room now. */
  connected: boolean;
  listen: (listener: (news: ChatNews) => void) => () => void;
}

/** The chat of a stream, kept up to date. One stream for the life of the component. */
export function useChat({ streamId, connected, listen }: ChatSource) {
  const [session] = useState(() => new ChatSession(chatGatewayOf(streamId)));
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot);

  useEffect(() => session.start(), [session]);
  useEffect(
    () =>
      listen(({ chatEvent, chatSeq }) => {
        if (chatEvent) session.receive(chatEvent);
        if (chatSeq !== undefined) session.hear(chatSeq);
      }),
    [session, listen],
  );
  useEffect(() => session.setConnected(connected), [session, connected]);

  return { session, ...snapshot };
}
