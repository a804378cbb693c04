import type { RoomEvent } from '@footlight/contracts';
import {
  LogLevel,
  RemoteAudioTrack,
  type RemoteParticipant,
  type RemoteTrackPublication,
  Room,
  RoomEvent as Lk,
  Track,
  VideoQuality,
  setLogLevel,
} from 'livekit-client';
import type { Connection } from './connection-state.ts';
import { type Delay, readDelay } from './delay.ts';
import type { MediaSource } from './media-arrivals.ts';
import { type MediaFlow, monitorMedia } from './media-monitor.ts';
import { endOf, type RoomEnd } from './room-end.ts';
import { rtcConfigFor, wantsAdaptiveStream } from './room-options.ts';
import { readPacket } from './room-packets.ts';

export type Quality = 'auto' | 'high' | 'medium' | 'low';

/** One of the sizes in which the host's picture is sent. */
export interface Layer {
  quality: Exclude<Quality, 'auto'>;
  /** Pixels; 0 when the sender did not say. */
  height: number;
  /** Bits per second; 0 when the sender did not say. */
  bitrate: number;
}

/** What of the room is seen on the page. */
export interface RoomMedia {
  connection: Connection;
  /** Whether picture and sound come. */
  flow: MediaFlow;
  /** `off`: published, but switched off by the host. */
  camera: 'none' | 'off' | 'on';
  screen: boolean;
  /** Another number when there is another track to show; null for none. */
  cameraTrack: number | null;
  screenTrack: number | null;
  sound: 'none' | 'off' | 'on';
  /** The browser plays no sound before someone touches the page. */
  soundRefused: boolean;
  layers: readonly Layer[];
}

export interface ViewerRoomHandlers {
  onEvent: (event: RoomEvent) => void;
  /** The room is over for good. It is not called after `leave`. */
  onEnd: (reason: RoomEnd) => void;
}

/** The room as a viewer's page sees it: the only way from there to livekit-client. */
export interface ViewerRoom {
  /** Joins; may be called again after it failed or the room ended. @throws when the media server cannot be reached */
  join: (access: { url: string; token: string }) => Promise<void>;
  leave: () => void;
  subscribe: (listener: () => void) => () => void;
  getMedia: () => RoomMedia;
  /** Shows camera or screen in an element; the answer takes it out again. */
  show: (source: 'camera' | 'screen', element: HTMLVideoElement) => () => void;
  setSound: (sound: { muted: boolean; volume: number }) => void;
  /** Asks the browser for sound; only within a touch or a key press. */
  startSound: () => Promise<void>;
  /** Stops receiving the picture and the sound, and goes on with what is live then. */
  setPaused: (paused: boolean) => void;
  setQuality: (quality: Quality) => void;
  /** How long picture data takes from the media server to this screen, or null while it is not known. */
  readDelay: () => Promise<Delay | null>;
}

setLogLevel(LogLevel.warn);

const qualities = { high: VideoQuality.HIGH, medium: VideoQuality.MEDIUM, low: VideoQuality.LOW };
const sources = { camera: Track.Source.Camera, screen: Track.Source.ScreenShare };

/** Makes a room that is not joined yet. */
export function openViewerRoom(handlers: ViewerRoomHandlers): ViewerRoom {
  // Leaving is this page's own business: livekit-client would also leave when a page only asks whether to be left.
  const room = new Room({ adaptiveStream: wantsAdaptiveStream(), disconnectOnPageLeave: false });
  const listeners = new Set<() => void>();
  let left = false;
  let joined = false;
  let paused = false;
  let quality: Quality = 'auto';
  let sound = { muted: false, volume: 1 };

  function publications(source: Track.Source): RemoteTrackPublication[] {
    return [...room.remoteParticipants.values()].flatMap((participant: RemoteParticipant) =>
      [...participant.trackPublications.values()].filter((publication) => publication.source === source),
    );
  }
  /** The one that is shown: with several hosts the one that is switched on, and then the newest. */
  function publication(source: Track.Source): RemoteTrackPublication | undefined {
    const all = publications(source);
    return all.findLast((one) => one.track && !one.isMuted) ?? all.at(-1);
  }
  function readPicture(): RoomMedia {
    const camera = publication(Track.Source.Camera);
    const screen = publication(Track.Source.ScreenShare);
    const microphone = publication(Track.Source.Microphone);
    return {
      connection: media.connection(),
      flow: media.flow(),
      camera: camera?.track ? (camera.isMuted ? 'off' : 'on') : 'none',
      screen: screen?.track !== undefined && !screen.isMuted,
      cameraTrack: numberOf(camera?.track),
      screenTrack: numberOf(screen?.track),
      sound: microphone?.track ? (microphone.isMuted ? 'off' : 'on') : 'none',
      soundRefused: microphone?.track !== undefined && !room.canPlaybackAudio,
      layers: layersOf(screen?.track ? screen : camera),
    };
  }
  /** All that is received; what the media server holds back for want of bandwidth is not expected. */
  function readSources(): MediaSource[] {
    return [...room.remoteParticipants.values()].flatMap((participant) =>
      [...participant.trackPublications.values()].flatMap(({ track, isMuted, isEnabled }) =>
        track
          ? [{ track, expected: !isMuted && isEnabled && track.streamState !== Track.StreamState.Paused }]
          : [],
      ),
    );
  }
  const media = monitorMedia(room, readSources, changed);
  let picture = readPicture();

  function changed(): void {
    picture = readPicture();
    for (const listener of listeners) listener();
  }

  function applySound(track: Track): void {
    if (!(track instanceof RemoteAudioTrack)) return;
    track.setVolume(sound.volume);
    for (const element of track.attachedElements) element.muted = sound.muted;
  }
  function eachTrack(action: (publication: RemoteTrackPublication) => void): void {
    for (const participant of room.remoteParticipants.values()) {
      participant.trackPublications.forEach(action);
    }
  }
  function applyQuality(one: RemoteTrackPublication): void {
    if (one.kind === Track.Kind.Video) one.setVideoQuality(qualities[quality === 'auto' ? 'high' : quality]);
  }

  room
    .on(Lk.TrackSubscribed, (track, one) => {
      if (track.kind === Track.Kind.Audio) {
        track.attach();
        applySound(track);
      }
      if (quality !== 'auto') applyQuality(one);
      if (paused) one.setEnabled(false);
      changed();
    })
    .on(Lk.TrackUnsubscribed, (track) => {
      for (const element of track.detach()) if (track.kind === Track.Kind.Audio) element.remove();
      changed();
    })
    .on(Lk.DataReceived, (payload, participant, _kind, topic, _encryption, identity) => {
      const event = readPacket({ payload, topic, sender: participant?.identity ?? identity });
      if (event) handlers.onEvent(event);
    })
    .on(Lk.Disconnected, (reason) => {
      changed();
      // A join that failed says so itself.
      if (joined && !left) handlers.onEnd(endOf(reason));
      joined = false;
    });
  for (const event of [
    Lk.ConnectionStateChanged,
    Lk.TrackMuted,
    Lk.TrackUnmuted,
    Lk.TrackPublished,
    Lk.TrackUnpublished,
    Lk.AudioPlaybackStatusChanged,
    Lk.ParticipantDisconnected,
  ] as const) {
    room.on(event, changed);
  }

  return {
    async join({ url, token }) {
      left = false;
      await room.connect(url, token, { rtcConfig: rtcConfigFor(url) });
      joined = true;
      changed();
    },
    leave() {
      left = true;
      joined = false;
      void room.disconnect();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getMedia: () => picture,
    show(source, element) {
      const track = publication(sources[source])?.track;
      track?.attach(element);
      return () => track?.detach(element);
    },
    setSound(next) {
      sound = next;
      eachTrack(({ track }) => track && applySound(track));
    },
    async startSound() {
      await room.startAudio();
      eachTrack(({ track }) => track && applySound(track));
    },
    setPaused(next) {
      paused = next;
      eachTrack((one) => one.setEnabled(!paused));
    },
    setQuality(next) {
      quality = next;
      eachTrack(applyQuality);
    },
    readDelay: () => readDelay(publication(sources[picture.screen ? 'screen' : 'camera'])?.track),
  };
}

const numbers = new WeakMap<Track, number>();
let lastNumber = 0;

/** Reconnecting may bring a new track under the id of the old one, so ids do not tell them apart. */
function numberOf(track: Track | undefined): number | null {
  if (!track) return null;
  const number = numbers.get(track) ?? (lastNumber += 1);
  numbers.set(track, number);
  return number;
}

function layersOf(publication: RemoteTrackPublication | undefined): Layer[] {
  const layers = publication?.trackInfo?.layers ?? [];
  return (['high', 'medium', 'low'] as const).flatMap((quality) => {
    // The protocol's enum and livekit-client's are two types with the same numbers.
    const layer = layers.find((candidate) => Number(candidate.quality) === Number(qualities[quality]));
    return layer ? [{ quality, height: Math.min(layer.width, layer.height), bitrate: layer.bitrate }] : [];
  });
}
