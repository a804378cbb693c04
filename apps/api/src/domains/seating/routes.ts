import * as contract from '@footlight/contracts';
import { clientOf } from '../../http/client.ts';
import { setGuestCookie } from '../../http/guest-cookie.ts';
import { route } from '../../http/route.ts';
import { leaveSeat, releaseSeat } from './leave-seat.ts';
import { queueRoutes } from './queue/routes.ts';
import { renewSeat } from './renew-seat.ts';
import { presentStreamNews } from './stream-news.presenter.ts';
import { takeSeat } from './take-seat.ts';

export const seatingRoutes = [
  ...queueRoutes,
  route(contract.leaveSeat, async ({ params, caller, context }) => {
    await leaveSeat(context, caller, { streamId: params.stream_id, seatId: params.seat_id });
    return null;
  }),
  route(contract.releaseSeat, async ({ params, body, context }) => {
    await releaseSeat(context, { streamId: params.stream_id, seatId: params.seat_id }, body.release_key);
    return null;
  }),
  route(contract.renewSeat, async ({ params, caller, context }) => {
    const place = { streamId: params.stream_id, seatId: params.seat_id };
    const { leaseExpiresAt, news } = await renewSeat(context, caller, place);
    return { lease_expires_at: leaseExpiresAt.toISOString(), ...presentStreamNews(news) };
  }),
  route(contract.takeSeat, async ({ params, caller, context, request, reply }) => {
    const { seat, viewer, access, news } = await takeSeat(
      context,
      caller,
      params.stream_id,
      clientOf(request),
    );
    if (caller.kind === 'unknown') setGuestCookie(reply, viewer.id, context.config);
    return {
      seat: {
        id: seat.id,
        lease_expires_at: seat.leaseExpiresAt.toISOString(),
        release_key: seat.releaseKey,
      },
      viewer: { kind: viewer.kind, id: viewer.id, display_name: viewer.displayName },
      url: context.config.publicUrl.origin,
      token: access.token,
      expires_at: access.expiresAt.toISOString(),
      ...presentStreamNews(news),
    };
  }),
];
