import {
  createStream,
  createHostToken,
  listMyChannels,
  register,
  startStream,
  verifyEmail,
  type Channel,
  type Stream,
} from '@footlight/contracts';
import type { Mailbox } from '@footlight/local-stack';
import { linkIn } from '../harness/link-in.ts';
import { Client } from './client.ts';

/** An account with its channel, signed in without a browser. */
export interface Host {
  client: Client;
  email: string;
  password: string;
  channel: Channel;
}

let people = 0;

/** Makes an account under this name. */
export async function signUpHost(origin: string, name: string): Promise<Host> {
  const client = new Client(origin);
  people += 1;
  const email = `person-${people}@people.example`;
  const password = 'four seats in a row';
  const { access_token } = await client.call(register, { body: { email, password, display_name: name } });
  client.accessToken = access_token;
  const [channel] = (await client.call(listMyChannels, {})).data;
  if (!channel) throw new Error('A new account has no channel.');
  return { client, email, password, channel };
}

/** Confirms somebody's address by the link of its mail. */
export async function confirmAddress({ client, email }: Host, mailbox: Mailbox): Promise<void> {
  const link = linkIn((await mailbox.mailTo(email, 'Confirm your address')).text);
  await client.call(verifyEmail, { body: { token: new URL(link).hash.replace('#token=', '') } });
}

/** Makes a stream and starts it; nothing is published yet. */
export async function openStream(host: Host, title: string): Promise<Stream> {
  const { stream } = await host.client.call(createStream, {
    params: { channel_id: host.channel.id },
    body: { title },
  });
  const started = await host.client.call(startStream, { params: { stream_id: stream.id } });
  return started.stream;
}

/** A way into the stream's room to publish with. */
export function hostAccess(host: Host, stream: Stream) {
  return host.client.call(createHostToken, { params: { stream_id: stream.id } });
}
