import {
  AudioFrame,
  AudioSource,
  dispose,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { testPicture } from './picture.ts';
import { SAMPLE_RATE, SAMPLES_A_FRAME, soundFrame } from './sound.ts';

const FRAMES_A_SECOND = 30;

export interface TestPictureOptions {
  /** Where a host's token lets one in, and that token. */
  url: string;
  token: string;
  /** In pixels, a multiple of 4. 1280×720 where there are processors enough to encode it, else 640×360. */
  width?: number;
  height?: number;
  /** Called when the connection ended for good although nobody stopped it. */
  onDisconnect?: () => void;
}

export interface TestBroadcast {
  width: number;
  height: number;
  /** Leaves the room. This process can publish again. */
  stop(): Promise<void>;
}

/**
 * Publishes a moving test picture with sound, as a camera and a microphone would be.
 * @throws when the room cannot be entered
 */
export async function publishTestPicture(options: TestPictureOptions): Promise<TestBroadcast> {
  const small = availableParallelism() < 4;
  const { url, token, width = small ? 640 : 1280, height = small ? 360 : 720 } = options;
  const room = new Room();
  await room.connect(url, token, { autoSubscribe: false, dynacast: true });

  const video = new VideoSource(width, height);
  const audio = new AudioSource(SAMPLE_RATE, 1);
  const running = new AbortController();
  room.on(RoomEvent.Disconnected, () => {
    if (!running.signal.aborted) options.onDisconnect?.();
  });
  try {
    await room.localParticipant?.publishTrack(
      LocalVideoTrack.createVideoTrack('camera', video),
      new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: true }),
    );
    await room.localParticipant?.publishTrack(
      LocalAudioTrack.createAudioTrack('microphone', audio),
      new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
    );
  } catch (error) {
    await room.disconnect();
    throw error;
  }

  const loops = [showPicture(video, running.signal), playSound(audio, running.signal)];
  return {
    width,
    height,
    async stop() {
      running.abort();
      await Promise.all(loops);
      await room.disconnect();
    },
  };
}

/** Frees what LiveKit's native library holds, so that the process can end. Nothing can be published after it. */
export { dispose as closePublisher };

async function showPicture(source: VideoSource, signal: AbortSignal): Promise<void> {
  const draw = testPicture(source.width, source.height);
  const began = performance.now();
  while (!signal.aborted) {
    const { data, width, height } = draw(new Date());
    source.captureFrame(new VideoFrame(data, width, height, VideoBufferType.I420));
    // The next moment of the grid: after a pause frames are left out, not caught up with.
    const passed = performance.now() - began;
    const next = (Math.floor((passed * FRAMES_A_SECOND) / 1000) + 1) * (1000 / FRAMES_A_SECOND);
    await delay(next - passed, undefined, { signal }).catch(() => {});
  }
  await source.close();
}

async function playSound(source: AudioSource, signal: AbortSignal): Promise<void> {
  // captureFrame waits while the source's queue is full: the sound keeps its own time.
  for (let frame = 0; !signal.aborted; frame++) {
    await source.captureFrame(new AudioFrame(soundFrame(frame), SAMPLE_RATE, 1, SAMPLES_A_FRAME));
  }
  await source.close();
}
