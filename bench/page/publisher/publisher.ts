/// <reference lib="dom" />
import { Room, Track, VideoPresets } from 'livekit-client';
import { drawMoment, sharedNow } from '../time-picture.ts';

declare global {
  interface Window {
    /** Goes live with a picture of the time, in one size or in that and 320×180. */
    publish: (url: string, token: string, layers: 'one' | 'two') => Promise<void>;
  }
}

const FRAMES_A_SECOND = 30;

window.publish = async (url, token, layers) => {
  const canvas = document.querySelector('canvas');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('There is no canvas.');
  drawMoment(context, sharedNow());
  setInterval(() => drawMoment(context, sharedNow()), 1000 / FRAMES_A_SECOND);
  const [picture] = canvas.captureStream(FRAMES_A_SECOND).getVideoTracks();
  if (!picture) throw new Error('The canvas has no picture.');

  const room = new Room();
  await room.connect(url, token);
  // Both sides get the same picture, whatever each would have chosen: there is one size, or each asks for the smaller one.
  await room.localParticipant.publishTrack(picture, {
    source: Track.Source.Camera,
    simulcast: layers === 'two',
    videoSimulcastLayers: [VideoPresets.h180],
    videoCodec: 'vp8',
    videoEncoding: { maxBitrate: 1_700_000, maxFramerate: FRAMES_A_SECOND },
  });
};
