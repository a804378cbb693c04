import type { StreamNews } from './renew-seat.ts';

/** What of a stream changes while somebody watches, as the answers to taking a seat and to heartbeats say it. */
export function presentStreamNews({ streamState, chatSeq, viewers }: StreamNews) {
  return { stream_state: streamState, chat_seq: chatSeq, viewers };
}
