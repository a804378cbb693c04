import path from 'node:path';
import { findWhipClient, keepChild, type KeptChild } from '@footlight/local-stack';

const cacheDir = path.join(import.meta.dirname, '../../.cache');

/** How a picture is coded with x264. */
export interface X264Options {
  /** B-frames between two others at the most. */
  bFrames: number;
  /** Frames from one key frame to the next, of 15 a second. */
  keyFrames: number;
}

/**
 * Publishes a moving test picture of 320 × 180 pixels and a tone with Debian's simple-whip-client, coded by x264 as OBS does it.
 * @param server the address of WHIP
 * @param key a stream key
 */
export async function publishX264(
  server: string,
  key: string,
  { bFrames, keyFrames }: X264Options,
): Promise<KeptChild> {
  const { command, env } = await findWhipClient({
    env: process.env,
    cacheDir,
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  const x264 = [
    `x264enc bframes=${bFrames} b-adapt=false key-int-max=${keyFrames} speed-preset=ultrafast bitrate=400`,
    // What OBS offers, whatever the profile is that it codes.
    'video/x-h264,profile=main',
    'rtph264pay pt=96 ssrc=2 config-interval=-1 aggregate-mode=zero-latency',
    'capssetter caps="application/x-rtp,profile-level-id=(string)42e01f"',
    'application/x-rtp,media=video,encoding-name=H264,payload=96',
  ];
  const video = [
    'videotestsrc is-live=true pattern=smpte horizontal-speed=2',
    'video/x-raw,width=320,height=180,framerate=15/1',
    ...x264,
  ];
  const audio = [
    'audiotestsrc is-live=true volume=0.1',
    'opusenc',
    'rtpopuspay pt=100 ssrc=1',
    'application/x-rtp,media=audio,encoding-name=OPUS,payload=100',
  ];
  return keepChild({
    command,
    args: ['-n', '-o', '-u', server, '-t', key, '-A', audio.join(' ! '), '-V', video.join(' ! ')],
    env,
    stopSignal: 'SIGINT',
  });
}
