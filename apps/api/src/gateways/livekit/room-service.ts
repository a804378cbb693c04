import { RoomServiceClient } from 'livekit-server-sdk';

type AuthHeader = RoomServiceClient['authHeader'];

/** How long a token of the server is used, in milliseconds. The SDK signs it for ten minutes. */
const usedForMs = 8 * 60_000;

/** The most tokens that are kept: most name one room. */
const mostTokens = 10_000;

/** LiveKit's room service, with access tokens that are signed once for many calls and not at each one. */
export class RoomService extends RoomServiceClient {
  readonly #headers = new Map<string, { header: ReturnType<AuthHeader>; until: number }>();

  override authHeader(...grants: Parameters<AuthHeader>): ReturnType<AuthHeader> {
    const key = JSON.stringify(grants);
    const known = this.#headers.get(key);
    if (known && performance.now() < known.until) return known.header;
    const header = super.authHeader(...grants);
    this.#headers.delete(key);
    this.#headers.set(key, { header, until: performance.now() + usedForMs });
    const [oldest] = this.#headers.keys();
    if (oldest !== undefined && this.#headers.size > mostTokens) this.#headers.delete(oldest);
    return header;
  }
}
