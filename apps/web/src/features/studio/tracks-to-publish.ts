import type { TracksToPublish } from './track-publisher.ts';
import type { CaptureSnapshot, Input } from './capture.ts';

/** Nothing, while an encoder sends in the place of this browser. */
export const noTracks: TracksToPublish = {
  camera: null,
  microphone: null,
  screen: null,
  screen_audio: null,
};

/**
 * What to send of what the devices give. A camera or microphone that is off or gone is muted and not taken away, so that
 * viewers see that the host is still there.
 */
export function tracksToPublish({ camera, microphone, screen }: CaptureSnapshot): TracksToPublish {
  return {
    camera: sent(camera),
    microphone: sent(microphone),
    screen: screen?.track ?? null,
    screen_audio: screen?.audio ?? null,
  };
}

function sent({ on, track }: Input): MediaStreamTrack | 'muted' {
  return on && track ? track : 'muted';
}
