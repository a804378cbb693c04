/// <reference lib="dom" />
import { createStreamKey } from '@footlight/contracts';
import type { Page } from 'playwright-core';
import type { Host } from './people.ts';

/** Makes a stream key of a host, and answers the key itself. */
export async function makeStreamKey({ client, channel }: Host): Promise<string> {
  return (await client.call(createStreamKey, { params: { channel_id: channel.id } })).key;
}

/**
 * Publishes a page's camera and microphone in H.264 with WHIP, to the origin of the page, by nothing but a peer connection.
 * @returns the address of its session
 */
export function publishFrom(page: Page, key: string): Promise<string> {
  return page.evaluate(async (bearer) => {
    const media = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
    const connection = new RTCPeerConnection();
    for (const track of media.getTracks()) {
      const sender = connection.addTransceiver(track, { direction: 'sendonly', streams: [media] });
      const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? [];
      if (track.kind === 'video')
        sender.setCodecPreferences(codecs.filter(({ mimeType }) => mimeType === 'video/H264'));
    }
    await connection.setLocalDescription(await connection.createOffer());
    const answer = await fetch('/whip', {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/sdp' },
      body: connection.localDescription?.sdp ?? '',
    });
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    await connection.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
    return answer.headers.get('location') ?? '';
  }, key);
}
