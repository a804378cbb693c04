import { takeSeat as endpoint } from '@footlight/contracts';
import { clientOf } from '../../http/client.ts';
import { setGuestCookie } from '../../http/guest-cookie.ts';
import { route } from '../../http/route.ts';
import { takeSeat } from './take-seat.ts';

export const takeSeatRoute = route(endpoint, async ({ params, caller, context, request, reply }) => {
  const { seat, viewer, access } = await takeSeat(context, caller, params.stream_id, clientOf(request));
  if (caller.kind === 'unknown') setGuestCookie(reply, viewer.id, context.config);
  return {
    seat: { id: seat.id, lease_expires_at: seat.leaseExpiresAt.toISOString(), release_key: seat.releaseKey },
    viewer: { kind: viewer.kind, id: viewer.id, display_name: viewer.displayName },
    url: context.config.publicUrl.origin,
    token: access.token,
    expires_at: access.expiresAt.toISOString(),
  };
});
