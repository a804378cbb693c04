/// <reference lib="dom" />
import { Room, Track } from 'livekit-client';
import { drawMoment, sharedNow } from '../time-picture.ts';

declare global {
  interface Window {
    /** Goes live with a picture of the time. */
    publish: (url: string, token: string) => Promise<void>;
  }
}

const FRAMES_A_SECOND = 30;

window.publish = async (url, token) => {
  const canvas = document.querySelector('canvas');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('There is no canvas.');
  drawMoment(context, sharedNow());
  setInterval(() => drawMoment(context, sharedNow()), 1000 / FRAMES_A_SECOND);
  const [picture] = canvas.captureStream(FRAMES_A_SECOND).getVideoTracks();
  if (!picture) throw new Error('The canvas has no picture.');

  const room = new Room();
  await room.connect(url, token);
  // One size only: both sides get the same picture, whatever each would have chosen.
  await room.localParticipant.publishTrack(picture, {
    source: Track.Source.Camera,
    simulcast: false,
    videoCodec: 'vp8',
    videoEncoding: { maxBitrate: 1_700_000, maxFramerate: FRAMES_A_SECOND },
  });
};
