import type { releaseSeat as endpoint, RequestOf } from '@footlight/contracts';

type Body = RequestOf<typeof endpoint>['body'];
const path: (typeof endpoint)['path'] = '/v1/streams/{stream_id}/seats/{seat_id}/release';

/**
 * Gives the seat back. A beacon goes out even while the page goes away; it carries no token and only plain text, so the
 * key is the proof. If it does not arrive, the lease runs out by itself.
 */
export function releaseSeat(streamId: string, seatId: string, releaseKey: string): void {
  const address = path.replace('{stream_id}', streamId).replace('{seat_id}', seatId);
  const body: Body = { release_key: releaseKey };
  navigator.sendBeacon(address, new Blob([JSON.stringify(body)], { type: 'text/plain' }));
}
