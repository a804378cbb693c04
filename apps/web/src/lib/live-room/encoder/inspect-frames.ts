import type { FrameFacts } from './frame-log.ts';

/**
 * What a connection whose frames are inspected has to be made with: Chromium hands frames of a receiver that was there before
 * its track, as livekit-client makes them, to no transform else (tried with 156). Other browsers do not know the field. A
 * sender of such a connection sends nothing without a transform of its own.
 */
export const inspectingConfig = { encodedInsertableStreams: true } as RTCConfiguration;

/** Reads the coded frames that a receiver gets. */
export interface FrameInspector {
  /** The newest that is known; null before the first frame, and where the browser hands no coded frames out. */
  facts: () => FrameFacts | null;
  stop: () => void;
}

const nothing: FrameInspector = { facts: () => null, stop: () => undefined };

/**
 * Inspects the coded frames of a receiver in a worker (WebRTC encoded transform). A decoder says nothing of B-frames and key
 * frames, so this is the only place where they can be seen. Browsers without `RTCRtpScriptTransform` (Chromium before 141,
 * Firefox before 117) hand no frames out: nothing is known there.
 */
export function inspectFrames(
  receiver: RTCRtpReceiver | undefined,
  { isH264 }: { isH264: boolean },
): FrameInspector {
  if (!receiver || !('RTCRtpScriptTransform' in globalThis)) return nothing;
  let facts: FrameFacts | null = null;
  const worker = new Worker(new URL('./frame-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<FrameFacts>) => (facts = data));
  receiver.transform = new RTCRtpScriptTransform(worker, { isH264 });
  return {
    facts: () => facts,
    stop() {
      receiver.transform = null;
      worker.terminate();
    },
  };
}
