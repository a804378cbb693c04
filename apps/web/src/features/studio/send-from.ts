import type { Stream } from '@footlight/contracts';
import { readStored, writeStored } from '../../lib/browser-storage.ts';

/** Where a stream is sent from: camera and microphone of this browser, or an encoder such as OBS. */
export type SendFrom = 'browser' | 'encoder';

const keyOf = (streamId: string) => `footlight.send-from.${streamId}`;

/** What was chosen for a stream in this browser; without a choice an encoder where it starts the stream. */
export function readSendFrom({ id, start_on_encoder }: Pick<Stream, 'id' | 'start_on_encoder'>): SendFrom {
  const stored = readStored(keyOf(id));
  if (stored === 'browser' || stored === 'encoder') return stored;
  return start_on_encoder ? 'encoder' : 'browser';
}

/** Keeps the choice for a stream in this browser. */
export function writeSendFrom(streamId: string, from: SendFrom): void {
  writeStored(keyOf(streamId), from);
}
