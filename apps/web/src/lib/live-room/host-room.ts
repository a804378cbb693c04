import type { RoomEvent } from '@footlight/contracts';
import {
  LogLevel,
  type LocalTrackPublication,
  Room,
  RoomEvent as Lk,
  ScreenSharePresets,
  Track,
  type TrackPublishOptions,
  VideoPresets,
  setLogLevel,
} from 'livekit-client';
import type { Connection } from './connection-state.ts';
import { type EncoderTracks, watchEncoderTracks } from './encoder/encoder-tracks.ts';
import { inspectingConfig } from './encoder/inspect-frames.ts';
import { monitorMedia } from './media-monitor.ts';
import { endOf, type RoomEnd } from './room-end.ts';
import { rtcConfigFor } from './room-options.ts';
import { readPacket } from './room-packets.ts';

export type HostSource = 'camera' | 'microphone' | 'screen' | 'screen_audio';

export interface HostRoomHandlers {
  onEvent: (event: RoomEvent) => void;
  /** The room is over for good. It is not called after `leave`. */
  onEnd: (reason: RoomEnd) => void;
}

/** The room as the studio sees it: the only way from there to livekit-client. */
export interface HostRoom {
  /** Joins; may be called again after it failed or the room ended. @throws when the media server cannot be reached */
  join: (access: { url: string; token: string }) => Promise<void>;
  leave: () => void;
  subscribe: (listener: () => void) => () => void;
  getConnection: () => Connection;
  /** Sends this track; in the place of the one of the same source, if there is one. */
  publish: (source: HostSource, track: MediaStreamTrack) => Promise<void>;
  /** Goes on without a picture or sound, so that viewers know it is meant so. */
  mute: (source: HostSource) => Promise<void>;
  unpublish: (source: HostSource) => Promise<void>;
  /** The encoders that publish into the room beside this browser. */
  encoders: EncoderTracks;
}

setLogLevel(LogLevel.warn);

const sources: Record<HostSource, Track.Source> = {
  camera: Track.Source.Camera,
  microphone: Track.Source.Microphone,
  screen: Track.Source.ScreenShare,
  screen_audio: Track.Source.ScreenShareAudio,
};

/** 720p at 1.7 Mbit/s with two smaller sizes beside it; VP8, which every browser plays. */
const options: Record<HostSource, TrackPublishOptions> = {
  camera: { simulcast: true, videoCodec: 'vp8', videoEncoding: VideoPresets.h720.encoding },
  microphone: {},
  screen: { simulcast: true, videoCodec: 'vp8', screenShareEncoding: ScreenSharePresets.h1080fps15.encoding },
  screen_audio: {},
};

/** Makes a room that is not joined yet. The tracks stay the studio's own: the room never stops one. */
export function openHostRoom(handlers: HostRoomHandlers): HostRoom {
  const room = new Room({ dynacast: true, stopLocalTrackOnUnpublish: false, disconnectOnPageLeave: false });
  const listeners = new Set<() => void>();
  let joined = false;

  function publication(source: HostSource): LocalTrackPublication | undefined {
    return room.localParticipant.getTrackPublication(sources[source]);
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }
  const encoders = watchEncoderTracks(room, changed);
  const media = monitorMedia(
    room,
    () =>
      [...room.localParticipant.trackPublications.values()].flatMap(({ track }) =>
        // Others' media never come here; whether the media server is reached is told by what it reports of ours.
        track ? [{ track, expected: false }] : [],
      ),
    changed,
  );

  room
    .on(Lk.ConnectionStateChanged, changed)
    .on(Lk.DataReceived, (payload, participant, _kind, topic, _encryption, identity) => {
      const event = readPacket({ payload, topic, sender: participant?.identity ?? identity });
      if (event) handlers.onEvent(event);
    })
    .on(Lk.Disconnected, (reason) => {
      // A join that failed says so itself.
      if (joined) handlers.onEnd(endOf(reason));
      joined = false;
    });

  return {
    async join({ url, token }) {
      // The host hears and sees no other host: encoders alone are subscribed to, and that by themselves.
      // Whoever is in the room and joins again wants another connection.
      joined = false;
      await room.disconnect(false);
      const rtcConfig = { ...rtcConfigFor(url), ...(encoders.isWatching() && inspectingConfig) };
      await room.connect(url, token, { autoSubscribe: false, rtcConfig });
      joined = true;
    },
    leave() {
      joined = false;
      void room.disconnect(false);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getConnection: media.connection,
    async publish(source, track) {
      const existing = publication(source)?.track;
      if (!existing) {
        await room.localParticipant.publishTrack(track, { ...options[source], source: sources[source] });
        return;
      }
      if (existing.mediaStreamTrack !== track) await existing.replaceTrack(track, true);
      await existing.unmute();
    },
    async mute(source) {
      await publication(source)?.mute();
    },
    async unpublish(source) {
      const track = publication(source)?.track;
      if (track) await room.localParticipant.unpublishTrack(track, false);
    },
    encoders,
  };
}
