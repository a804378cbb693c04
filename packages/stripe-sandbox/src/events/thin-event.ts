import type { StripeEvent } from '../objects/kinds.ts';

/** The thin event beside a snapshot: what happened to which object, and nothing of how it is. */
export function thinEvent({ created, request, sandbox, type, id }: StripeEvent) {
  return {
    id: sandbox.thin,
    object: 'v2.core.event',
    created: new Date(created * 1000).toISOString(),
    livemode: false,
    type: `v1.${type}`,
    snapshot_event: id,
    ...(sandbox.related ? { related_object: sandbox.related } : {}),
    ...(request.id === null
      ? {}
      : {
          reason: {
            type: 'request',
            request: { id: request.id, idempotency_key: request.idempotency_key ?? '' },
          },
        }),
  };
}
