import type { Encoder } from '@footlight/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { encodersQuery } from '../../api/ingest/list-encoders.ts';
import type { EncoderReading } from '../../lib/live-room/encoder/encoder-reading.ts';
import type { RoomEncoder } from '../../lib/live-room/encoder/encoder-tracks.ts';
import type { HostRoom } from '../../lib/live-room/host-room.ts';

const never = () => () => undefined;
const none: readonly RoomEncoder[] = [];

/** The encoders in the room; none while it is not joined. */
export function useRoomEncoders(room: HostRoom | null): readonly RoomEncoder[] {
  return useSyncExternalStore(room?.subscribe ?? never, () => room?.encoders.list() ?? none);
}

/** Whose the encoders in the room are, by their ids. */
export function useEncoderPeople(streamId: string, present: readonly RoomEncoder[]): Map<string, Encoder> {
  const ids = present.map(({ id }) => id);
  const { data } = useQuery({ ...encodersQuery(streamId, ids), enabled: ids.length > 0 });
  return new Map(data?.map((encoder) => [encoder.id, encoder]));
}

/** Milliseconds between two measurements. */
const every = 1_000;

/** Measures an incoming stream, as a viewer gets it. */
export function useEncoderReading(room: HostRoom, { id, picture }: RoomEncoder): EncoderReading | null {
  const [measured, setMeasured] = useState<{ picture: number; reading: EncoderReading } | null>(null);
  useEffect(() => {
    if (picture === null) return;
    let over = false;
    const measure = async () => {
      const reading = await room.encoders.read(id).catch(() => null);
      if (!over && reading) setMeasured({ picture, reading });
    };
    void measure();
    const timer = setInterval(() => void measure(), every);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [room, id, picture]);
  return measured?.picture === picture ? measured.reading : null;
}
