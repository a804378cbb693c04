import { demoAccounts } from '../../apps/api/src/domains/identity/accounts/demo-accounts.ts';
import {
  createHostToken,
  createStream,
  endStream,
  listMyChannels,
  listStreams,
  login,
  startStream,
} from '../../packages/contracts/src/index.ts';
import { Failure } from '../local/failure.ts';
import { callApi } from './call-api.ts';

const TITLE = 'A test picture, to look around by';

export interface DemoStream {
  watchUrl: string;
  /** What a host connects to, and with. */
  room: { url: string; token: string };
  end(): Promise<void>;
}

/**
 * Puts the demo creator's channel on air, or takes over the stream that is on air there already.
 * @throws Failure when the API does not answer or refuses
 */
export async function openDemoStream(origin: string): Promise<DemoStream> {
  const token = await signIn(origin);
  const { data: channels } = await callApi(origin, listMyChannels, {}, token);
  const [channel] = channels;
  if (!channel) throw new Failure('The demo creator has no channel. Delete .data and run npm start again.');

  const query = { state: 'live', channel_id: channel.id, limit: '1' } as const;
  const { data: live } = await callApi(origin, listStreams, { query }, token);
  const stream = live[0] ?? (await goLive(origin, channel.id, token));
  const params = { stream_id: stream.id };
  const room = await callApi(origin, createHostToken, { params }, token);
  return {
    watchUrl: stream.watch_url,
    room,
    async end() {
      // A token lasts minutes, a demonstration may last hours: sign in again.
      await callApi(origin, endStream, { params }, await signIn(origin));
    },
  };
}

async function goLive(origin: string, channelId: string, token: string) {
  const params = { channel_id: channelId };
  const created = await callApi(origin, createStream, { params, body: { title: TITLE } }, token);
  const { stream } = await callApi(origin, startStream, { params: { stream_id: created.stream.id } }, token);
  return stream;
}

async function signIn(origin: string): Promise<string> {
  const creator = demoAccounts.find(({ role }) => role === 'creator');
  if (!creator) throw new Failure('There is no demo creator.');
  const { email, password } = creator;
  const { access_token } = await callApi(origin, login, { body: { email, password } });
  return access_token;
}
