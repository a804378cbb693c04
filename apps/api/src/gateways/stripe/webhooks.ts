import type Stripe from 'stripe';
import { z } from 'zod';
import type { BillingConfig } from '../../config/config.ts';
import { AppError } from '../../http/app-error.ts';
import { watchedObjects } from './customers.ts';

/** How old a signature may be, in seconds: what Stripe's own libraries take. */
const toleranceSeconds = 300;

/** What an event says: only that something changed, and as far as it says so, whose that is. */
export interface StripeEventFacts {
  id: string;
  /** The same for the snapshot event and the thin event of one change. */
  changeId: string;
  /** As a snapshot event calls it: without the version that thin events have in front. */
  type: string;
  object: { type: string; id: string } | undefined;
  customerId: string | undefined;
  createdAt: Date;
  /** Whether it can change what somebody pays for. */
  watched: boolean;
}

/** Webhooks of Stripe. */
export interface StripeWebhooks {
  /**
   * Reads a webhook that was signed for us: a snapshot event or a thin one.
   * @param body the raw body, which the signature is over
   * @throws AppError `webhook_unverified` when it is forged, older than five minutes, of the other mode or another account
   */
  readEvent(body: Buffer, signature: string | undefined, now: Date): StripeEventFacts;
}

const Id = z.string().min(1).max(255);
const Reference = z
  .union([Id, z.looseObject({ id: Id })])
  .transform((one) => (typeof one === 'string' ? one : one.id));

const SnapshotEvent = z.looseObject({
  object: z.literal('event'),
  id: Id,
  type: Id,
  created: z.int(),
  livemode: z.boolean(),
  account: z.string().nullish(),
  context: z.string().nullish(),
  data: z.looseObject({
    object: z.looseObject({
      object: Id,
      id: Id.optional(),
      customer: Reference.nullish(),
      charge: Reference.nullish(),
    }),
  }),
});

const ThinEvent = z.looseObject({
  object: z.literal('v2.core.event'),
  id: Id,
  type: Id,
  created: z.iso.datetime({ offset: true }),
  livemode: z.boolean(),
  context: z.string().nullish(),
  snapshot_event: Id.nullish(),
  related_object: z.looseObject({ id: Id, type: Id }).nullish(),
});

export function stripeWebhooks(client: Stripe, config: BillingConfig): StripeWebhooks {
  function verify(body: Buffer, signature: string | undefined, now: Date): unknown {
    for (const secret of config.webhookSecrets) {
      try {
        client.webhooks.signature?.verifyHeader(
          body,
          signature ?? '',
          secret,
          toleranceSeconds,
          undefined,
          now.getTime(),
        );
        return JSON.parse(body.toString());
      } catch {
        // Another secret may be the one, while one replaces the other.
      }
    }
    throw new AppError('webhook_unverified');
  }

  return {
    readEvent(body, signature, now) {
      const said = verify(body, signature, now);
      const thin = said instanceof Object && 'object' in said && said.object === 'v2.core.event';
      const event = (thin ? ThinEvent : SnapshotEvent).safeParse(said).data;
      if (!event) throw new AppError('webhook_unverified', 'This is no event of Stripe.');
      if (event.livemode !== config.live) {
        throw new AppError('webhook_unverified', 'The event is of the other mode: test here and live there.');
      }
      // Events of accounts that are connected to ours, or of others of an organization, are about other people's money.
      if (event.account || event.context) {
        throw new AppError('webhook_unverified', 'The event is of another account.');
      }
      return event.object === 'event' ? factsOfSnapshot(event) : factsOfThin(event);
    },
  };
}

function factsOfSnapshot({ id, type, created, data }: z.infer<typeof SnapshotEvent>): StripeEventFacts {
  const { object: kind, id: objectId, customer } = data.object;
  return {
    id,
    changeId: id,
    type,
    object: objectId === undefined ? undefined : { type: kind, id: objectId },
    customerId: kind === 'customer' ? objectId : (customer ?? undefined),
    createdAt: new Date(created * 1000),
    watched: watchedObjects.includes(kind),
  };
}

function factsOfThin(event: z.infer<typeof ThinEvent>): StripeEventFacts {
  const { id, type, created, snapshot_event: snapshotId, related_object: related } = event;
  return {
    id,
    changeId: snapshotId ?? id,
    type: type.replace(/^v1\./, ''),
    object: related ? { type: related.type, id: related.id } : undefined,
    customerId: related?.type === 'customer' ? related.id : undefined,
    createdAt: new Date(created),
    watched: related ? watchedObjects.includes(related.type) : false,
  };
}
