import { isOnAir } from '../../lib/is-on-air.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { loadHostRoom } from '../../lib/live-room/load-host-room.ts';
import { Broadcast, type BroadcastPorts } from './broadcast.ts';
import { Capture } from './capture.ts';
import { endStream } from '../../api/streams/end-stream.ts';
import { getHostToken } from '../../api/streams/get-host-token.ts';
import { streamQuery } from '../../api/streams/get-stream.ts';
import { streamKeys } from '../../api/streams/stream-keys.ts';
import { writeStreamUpdate } from '../../api/streams/write-stream.ts';
import { isProblem } from '../../lib/send.ts';
import { readSendFrom, type SendFrom, writeSendFrom } from './send-from.ts';
import { noTracks, tracksToPublish } from './tracks-to-publish.ts';
import { useRoomEncoders } from './use-encoders.ts';
import { startStream } from '../../api/streams/start-stream.ts';

const ports: Omit<BroadcastPorts, 'refresh'> = {
  start: startStream,
  end: endStream,
  token: getHostToken,
  loadRoom: loadHostRoom,
};
/** Milliseconds between two requests for the stream: the room says sooner what changes, while one is on air. */
const interval = 10_000;
/** The same while it is interrupted: what a room says in its first moment is not received yet. */
const intervalInterrupted = 2_000;
/** The same while an encoder may start the stream at any moment. */
const startInterval = 2_000;
const never = () => () => undefined;

/** Devices, broadcast and stream of one studio, wired to each other. One stream for the life of the component. */
export function useStudio(streamId: string) {
  const client = useQueryClient();
  const [capture] = useState(() => new Capture());
  const [broadcast] = useState(
    () =>
      new Broadcast(streamId, {
        ...ports,
        refresh: (id) => client.invalidateQueries({ queryKey: streamKeys.one(id) }),
      }),
  );
  const {
    data: stream,
    error,
    refetch,
  } = useQuery({
    ...streamQuery(streamId),
    refetchInterval: ({ state: { data } }) => {
      if (data?.state === 'ended' || data?.state === 'canceled') return false;
      if (data?.state === 'interrupted') return intervalInterrupted;
      return data?.state === 'scheduled' && data.start_on_encoder ? startInterval : interval;
    },
  });
  const devices = useSyncExternalStore(capture.subscribe, capture.getSnapshot);
  const onAir = useSyncExternalStore(broadcast.subscribe, broadcast.getSnapshot);
  const connection = useSyncExternalStore(
    onAir.room?.subscribe ?? never,
    () => onAir.room?.getConnection() ?? 'connecting',
  );

  const [chosen, setChosen] = useState<SendFrom | null>(null);
  // It stays as it was when the stream was first known: what starts the stream can be changed meanwhile.
  if (stream && chosen === null) setChosen(readSendFrom(stream));
  const sendFrom = chosen ?? 'browser';
  const fromBrowser = sendFrom === 'browser';
  const chooseSendFrom = (from: SendFrom) => {
    writeSendFrom(streamId, from);
    setChosen(from);
  };
  const encoders = useRoomEncoders(onAir.room);

  const state = stream?.state;
  const manages = stream?.can.manage === true && !isProblem(error, 'account_suspended');
  const usesDevices = fromBrowser && manages && state !== 'ended' && state !== 'canceled';
  useEffect(() => (usesDevices ? capture.retain() : undefined), [capture, usesDevices]);
  useEffect(() => broadcast.retain(), [broadcast]);
  useEffect(
    () => broadcast.send(fromBrowser ? tracksToPublish(devices) : noTracks),
    [broadcast, devices, fromBrowser],
  );
  useEffect(() => broadcast.watchEncoders(!fromBrowser), [broadcast, fromBrowser]);
  // What an encoder sends is seen in the room: this page joins as soon as there is one, and publishes nothing.
  const watchesRoom = !fromBrowser && manages && state !== undefined && isOnAir(state);
  useEffect(() => {
    if (watchesRoom && broadcast.getSnapshot().phase.kind === 'off') broadcast.goOn();
  }, [broadcast, watchesRoom]);
  useEffect(() => {
    if (state) broadcast.follow(state);
  }, [broadcast, state]);
  useEffect(
    () => broadcast.listen((update) => writeStreamUpdate(client, streamId, update)),
    [broadcast, client, streamId],
  );

  return {
    ...{ stream, error, refetch, capture, devices, broadcast, ...onAir, connection },
    ...{ sendFrom, chooseSendFrom, encoders },
  };
}
