import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { loadHostRoom } from '../../lib/live-room/load-host-room.ts';
import { Broadcast, type BroadcastPorts } from './broadcast.ts';
import { Capture } from './capture.ts';
import { endStream } from './end-stream.ts';
import { getHostToken } from './get-host-token.ts';
import { noteStudioStream, studioStreamQuery } from './get-stream.ts';
import { programmeOf } from './programme.ts';
import { startStream } from './start-stream.ts';

const ports: BroadcastPorts = {
  start: startStream,
  end: endStream,
  token: getHostToken,
  loadRoom: loadHostRoom,
};
const never = () => () => undefined;

/** Devices, broadcast and stream of one studio, wired to each other. One stream for the life of the component. */
export function useStudio(streamId: string) {
  const client = useQueryClient();
  const [capture] = useState(() => new Capture());
  const [broadcast] = useState(() => new Broadcast(streamId, ports));
  const { data: stream, error, refetch } = useQuery(studioStreamQuery(streamId));
  const devices = useSyncExternalStore(capture.subscribe, capture.getSnapshot);
  const onAir = useSyncExternalStore(broadcast.subscribe, broadcast.getSnapshot);
  const connection = useSyncExternalStore(
    onAir.room?.subscribe ?? never,
    () => onAir.room?.getConnection() ?? 'connecting',
  );

  const state = stream?.state;
  const usesDevices = stream?.can.manage === true && state !== 'ended' && state !== 'canceled';
  useEffect(() => (usesDevices ? capture.retain() : undefined), [capture, usesDevices]);
  useEffect(() => broadcast.retain(), [broadcast]);
  useEffect(() => broadcast.send(programmeOf(devices)), [broadcast, devices]);
  useEffect(() => {
    if (state) broadcast.streamIs(state);
  }, [broadcast, state]);
  useEffect(
    () =>
      broadcast.listen((news) => {
        if (news.stream) noteStudioStream(client, streamId, news.stream);
        if (news.viewers !== undefined) noteStudioStream(client, streamId, { viewers: news.viewers });
        // A change of state brings moments with it that only the server knows.
        if (news.state || news.changed) void client.invalidateQueries(studioStreamQuery(streamId));
      }),
    [broadcast, client, streamId],
  );

  return { stream, error, refetch, capture, devices, broadcast, ...onAir, connection };
}
