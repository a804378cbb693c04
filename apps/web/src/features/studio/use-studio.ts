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
import { tracksToPublish } from './tracks-to-publish.ts';
import { isProblem } from '../../lib/send.ts';
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
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'ended' || data?.state === 'canceled'
        ? false
        : data?.state === 'interrupted'
          ? intervalInterrupted
          : interval,
  });
  const devices = useSyncExternalStore(capture.subscribe, capture.getSnapshot);
  const onAir = useSyncExternalStore(broadcast.subscribe, broadcast.getSnapshot);
  const connection = useSyncExternalStore(
    onAir.room?.subscribe ?? never,
    () => onAir.room?.getConnection() ?? 'connecting',
  );

  const state = stream?.state;
  const usesDevices =
    stream?.can.manage === true &&
    state !== 'ended' &&
    state !== 'canceled' &&
    !isProblem(error, 'account_suspended');
  useEffect(() => (usesDevices ? capture.retain() : undefined), [capture, usesDevices]);
  useEffect(() => broadcast.retain(), [broadcast]);
  useEffect(() => broadcast.send(tracksToPublish(devices)), [broadcast, devices]);
  useEffect(() => {
    if (state) broadcast.follow(state);
  }, [broadcast, state]);
  useEffect(
    () => broadcast.listen((update) => writeStreamUpdate(client, streamId, update)),
    [broadcast, client, streamId],
  );

  return { stream, error, refetch, capture, devices, broadcast, ...onAir, connection };
}
