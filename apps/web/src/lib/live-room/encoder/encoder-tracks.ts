import { StreamKeyId } from '@footlight/contracts';
import {
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  type Room,
  RoomEvent,
  Track,
} from 'livekit-client';
import {
  type EncoderReading,
  readingOf,
  type VideoStatistics,
  videoStatisticsOf,
} from './encoder-reading.ts';
import { type FrameInspector, inspectFrames } from './inspect-frames.ts';

/** An encoder that publishes into the room. */
export interface RoomEncoder {
  /** Its identity: the id of its stream key. */
  id: string;
  /** The media type of its picture as it says, for example `video/H264`; null without a picture. */
  codec: string | null;
  /** The media type of its sound; null without sound. */
  sound: string | null;
  /** Another number when there is another picture to show; null while none arrives. */
  picture: number | null;
  /** Whether the browser takes no picture of this codec. */
  refused: boolean;
}

/** The encoders in a room: what they send, and how it arrives here. */
export interface EncoderTracks {
  list: () => readonly RoomEncoder[];
  isWatching: () => boolean;
  /**
   * Receives the pictures of encoders, or stops it. It counts from the next joining on, because a connection that inspects
   * frames sends none. Their sound is never received: it would be heard twice.
   */
  watch: (on: boolean) => void;
  /** Shows an encoder's picture in an element; the answer takes it out again. */
  show: (id: string, element: HTMLVideoElement) => () => void;
  /** What arrived since it was last asked; null while no picture arrives. */
  read: (id: string) => Promise<EncoderReading | null>;
}

interface Watched {
  number: number;
  inspector: FrameInspector;
  before: VideoStatistics | null;
}

/** @param changed is called when another encoder, or another track of one, is there */
export function watchEncoderTracks(room: Room, changed: () => void): EncoderTracks {
  let watching = false;
  let lastNumber = 0;
  const watched = new Map<RemoteTrack, Watched>();
  const refused = new Set<string>();

  const encoders = () =>
    [...room.remoteParticipants.values()].filter(({ identity }) => StreamKeyId.safeParse(identity).success);
  const pictureOf = (participant: RemoteParticipant | undefined): RemoteTrackPublication | undefined =>
    [...(participant?.trackPublications.values() ?? [])].findLast(({ kind }) => kind === Track.Kind.Video);
  const encoder = (id: string) => encoders().find(({ identity }) => identity === id);

  function subscribe(): void {
    for (const participant of encoders()) pictureOf(participant)?.setSubscribed(watching);
  }
  function readAll(): RoomEncoder[] {
    return encoders().flatMap((participant) => {
      const picture = pictureOf(participant);
      const sound = [...participant.trackPublications.values()].find(({ kind }) => kind === Track.Kind.Audio);
      if (!picture && !sound) return [];
      return {
        id: participant.identity,
        codec: picture?.mimeType ?? null,
        sound: sound?.mimeType ?? null,
        picture: (picture?.track && watched.get(picture.track)?.number) ?? null,
        refused: picture !== undefined && refused.has(picture.trackSid),
      };
    });
  }
  let all: readonly RoomEncoder[] = [];
  function update(): void {
    subscribe();
    all = readAll();
    changed();
  }

  room
    .on(RoomEvent.TrackSubscribed, (track, publication) => {
      if (track.kind === Track.Kind.Video) {
        const isH264 = publication.mimeType?.toLowerCase() === 'video/h264';
        const inspector = inspectFrames(track.receiver, { isH264 });
        watched.set(track, { number: (lastNumber += 1), inspector, before: null });
      }
      update();
    })
    .on(RoomEvent.TrackUnsubscribed, (track) => {
      track.detach();
      watched.get(track)?.inspector.stop();
      watched.delete(track);
      update();
    })
    .on(RoomEvent.TrackSubscriptionFailed, (trackSid) => {
      refused.add(trackSid);
      update();
    });
  for (const event of [
    RoomEvent.Connected,
    RoomEvent.Disconnected,
    RoomEvent.TrackPublished,
    RoomEvent.TrackUnpublished,
    RoomEvent.ParticipantDisconnected,
  ] as const)
    room.on(event, update);

  return {
    list: () => all,
    isWatching: () => watching,
    watch(on) {
      watching = on;
      update();
    },
    show(id, element) {
      const track = pictureOf(encoder(id))?.track;
      track?.attach(element);
      return () => track?.detach(element);
    },
    async read(id) {
      const track = pictureOf(encoder(id))?.track;
      const known = track && watched.get(track);
      if (!known) return null;
      const now = videoStatisticsOf(await track.getRTCStatsReport());
      const reading = readingOf(known.before, now, known.inspector.facts());
      known.before = now;
      return reading;
    },
  };
}
