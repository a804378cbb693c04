import type { Config } from '../../config/config.ts';
import { AppError } from '../../http/app-error.ts';

/** Milliseconds to wait for an answer: longer than the slowest measured one, shorter than an encoder waits. */
const answerMs = 4_000;

/** What LiveKit answers to the offer of an encoder. */
export interface WhipAnswer {
  /** LiveKit's id of the participant, `PA_…`. */
  participantId: string;
  sdp: string;
  iceSession: string;
  /** Values of `Link`: the servers for ICE. */
  links: string[];
}

/** LiveKit's WHIP. Nothing of its errors goes on: they can hold the token. */
export interface Whip {
  /**
   * Lets a participant publish what is offered. One with the same identity before it is disconnected.
   * @throws AppError `malformed_body` for an offer that it does not read, `media_unavailable`
   */
  create(token: string, offer: string): Promise<WhipAnswer>;
  /**
   * Hands on candidates, or restarts ICE.
   * @param iceSession undefined to restart ICE
   * @returns the answer to a restart; `gone` when there is no such participant
   * @throws AppError `malformed_body`, `media_unavailable`
   */
  patch(
    token: string,
    change: { participantId: string; iceSession: string | undefined; fragment: string },
  ): Promise<{ iceSession: string; fragment: string } | 'done' | 'gone'>;
  /**
   * Disconnects the participant, if it is there.
   * @throws AppError `media_unavailable`
   */
  remove(token: string, participantId: string): Promise<void>;
}

function unavailable(cause: string): AppError {
  return new AppError('media_unavailable', undefined, { cause: new Error(`LiveKit: WHIP ${cause}`) });
}

/** @param onFailure is called when LiveKit did not answer as it should: it may have lost its rooms */
export function openWhip({ livekit }: Pick<Config, 'livekit'>, onFailure: () => void): Whip {
  // Only headers that are made here reach it: some of an encoder's would make it wait, or act as its ingress.
  async function ask(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Response> {
    try {
      return await fetch(new URL(`/whip/v1${path}`, livekit.url), {
        method,
        headers,
        ...(body !== undefined && { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(answerMs),
      });
    } catch (error) {
      onFailure();
      throw unavailable(error instanceof Error ? error.name : 'unknown failure');
    }
  }

  async function fail(answer: Response): Promise<never> {
    await answer.body?.cancel();
    if (answer.status === 400) throw new AppError('malformed_body', 'The SDP could not be read.');
    onFailure();
    throw unavailable(`status ${answer.status}`);
  }

  return {
    async create(token, offer) {
      const headers = { 'content-type': 'application/sdp', authorization: `Bearer ${token}` };
      const answer = await ask('POST', '', headers, offer);
      if (answer.status !== 201) return fail(answer);
      const participantId = /^\/whip\/v1\/(PA_\w+)$/.exec(answer.headers.get('location') ?? '')?.[1];
      const iceSession = answer.headers.get('etag');
      if (participantId === undefined || iceSession === null) return fail(answer);
      return { participantId, iceSession, links: readLinks(answer.headers), sdp: await answer.text() };
    },
    async patch(token, { participantId, iceSession, fragment }) {
      const headers = {
        'content-type': 'application/trickle-ice-sdpfrag',
        authorization: `Bearer ${token}`,
        'if-match': iceSession ?? '*',
      };
      const answer = await ask('PATCH', `/${participantId}`, headers, fragment);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return 'gone';
      }
      if (answer.status === 204) return 'done';
      const restarted = answer.headers.get('etag');
      if (answer.status !== 200 || restarted === null) return fail(answer);
      return { iceSession: restarted, fragment: await answer.text() };
    },
    async remove(token, participantId) {
      const answer = await ask('DELETE', `/${participantId}`, { authorization: `Bearer ${token}` });
      await answer.body?.cancel();
      // 404 is also its answer when the participant is gone.
      if (!answer.ok && answer.status !== 404) await fail(answer);
    },
  };
}

/**
 * The ICE servers in LiveKit's `Link` headers, as RFC 9725 writes them: up to 1.13.6 their addresses are escaped like a part
 * of a path, and nothing says what kind of credential it is.
 */
export function readLinks(headers: Headers): string[] {
  const links = (headers.get('link') ?? '').matchAll(/<([^>]*)>((?:\s*;\s*[\w-]+="[^"]*")*)/g);
  return [...links].flatMap(([, escaped = '', rest = '']) => {
    const address = decode(escaped);
    if (!/^(stun|turn)s?:[\w.:[\]-]+(\?transport=(udp|tcp))?$/.test(address)) return [];
    const parameters = new Map(
      [...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const username = parameters.get('username');
    const credential = parameters.get('credential');
    const credentials =
      username === undefined || credential === undefined
        ? ''
        : `; username="${username}"; credential="${credential}"; credential-type="password"`;
    return [`<${address}>; rel="ice-server"${credentials}`];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
