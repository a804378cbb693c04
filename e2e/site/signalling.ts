import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Problem } from '@footlight/contracts';

/** How a site answers a websocket handshake at the signalling gateway: 101, or an error with its reason. */
export interface HandshakeAnswer {
  status: number;
  problem: Problem | undefined;
}

/** Opens /rtc/v1 with a media token, as livekit-client does, and closes it again. */
export function openSignalling(origin: string, token: string): Promise<HandshakeAnswer> {
  return new Promise((resolve, reject) => {
    const handshake = request(`${origin}/rtc/v1?access_token=${token}&protocol=16&sdk=js`, {
      // A connection of its own: the gateway closes it after an error.
      agent: false,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    });
    handshake.once('upgrade', (answer, socket) => {
      socket.destroy();
      resolve({ status: answer.statusCode ?? 0, problem: undefined });
    });
    handshake.once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.once('end', () => {
        const isProblem = answer.headers['content-type']?.includes('problem+json');
        resolve({
          status: answer.statusCode ?? 0,
          problem: isProblem ? (JSON.parse(text) as Problem) : undefined,
        });
      });
    });
    handshake.once('error', reject);
    handshake.end();
  });
}
