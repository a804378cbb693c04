import { z } from 'zod';
import { thinEvent } from '../events/thin-event.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { noSuch } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { EventDestination } from './kinds.ts';
import { newId } from './new-id.ts';

const DESTINATIONS = '/v2/core/event_destinations';
const include = z.array(z.enum(['webhook_endpoint.signing_secret', 'webhook_endpoint.url'])).optional();
const query = z.strictObject({
  include,
  limit: z.coerce.number().int().optional(),
  page: z.string().optional(),
});

const now = ({ wallClock }: Sandbox) => new Date(wallClock() * 1000).toISOString();

export interface NewDestination {
  id?: string;
  name: string;
  description?: string | undefined;
  enabled_events: string[];
  event_payload: 'snapshot' | 'thin';
  metadata?: Record<string, string> | undefined;
  url: string;
  secret?: string;
}

export function createDestination(sandbox: Sandbox, wanted: NewDestination): EventDestination {
  const created = now(sandbox);
  const destination: EventDestination & Record<string, unknown> = {
    id: wanted.id ?? newId('ed_test'),
    object: 'v2.core.event_destination',
    created,
    description: wanted.description ?? '',
    enabled_events: wanted.enabled_events,
    event_payload: wanted.event_payload,
    events_from: ['self'],
    livemode: false,
    metadata: wanted.metadata ?? {},
    name: wanted.name,
    status: 'enabled',
    type: 'webhook_endpoint',
    updated: created,
    sandbox: { secret: wanted.secret ?? newId('whsec', 32), url: wanted.url },
  };
  return sandbox.store.put(destination);
}

/** Its address and secret are only shown to who asks for them. */
function show(sandbox: Sandbox, destination: EventDestination, wanted: string[] = []) {
  const { secret, url } = destination.sandbox;
  return {
    ...render(sandbox, destination),
    webhook_endpoint: {
      ...(wanted.includes('webhook_endpoint.signing_secret') ? { signing_secret: secret } : {}),
      ...(wanted.includes('webhook_endpoint.url') ? { url } : {}),
    },
  };
}

const create = route(
  'POST',
  DESTINATIONS,
  z.strictObject({
    description: z.string().optional(),
    enabled_events: z.array(z.string()).min(1),
    event_payload: z.enum(['snapshot', 'thin']),
    events_from: z.array(z.string()).optional(),
    include,
    metadata: z.record(z.string(), z.string()).optional(),
    name: z.string().min(1),
    snapshot_api_version: z.string().optional(),
    type: z.literal('webhook_endpoint'),
    webhook_endpoint: z.strictObject({ url: z.url() }),
  }),
  ({ sandbox, params }) => {
    const { name, description, enabled_events, event_payload, metadata } = params;
    const wanted = { name, description, enabled_events, event_payload, metadata };
    const destination = createDestination(sandbox, { ...wanted, url: params.webhook_endpoint.url });
    return show(sandbox, destination, params.include);
  },
);

function needDestination({ store }: Sandbox, id: string): EventDestination {
  const destination = store.get('v2.core.event_destination', id);
  if (!destination) throw noSuch('event destination', id);
  return destination;
}

const retrieve = route('GET', `${DESTINATIONS}/:id`, query, ({ sandbox, id, params }) =>
  show(sandbox, needDestination(sandbox, id), params.include),
);

const update = route(
  'POST',
  `${DESTINATIONS}/:id`,
  z.strictObject({
    description: z.string().optional(),
    enabled_events: z.array(z.string()).min(1).optional(),
    include,
    metadata: z.record(z.string(), z.string().nullable()).optional(),
    name: z.string().min(1).optional(),
    webhook_endpoint: z.strictObject({ url: z.url() }).optional(),
  }),
  ({ sandbox, id, params }) => {
    const before = needDestination(sandbox, id);
    const metadata = Object.entries({ ...before.metadata, ...params.metadata });
    const after = sandbox.store.put<EventDestination>({
      ...before,
      description: params.description ?? before.description,
      enabled_events: params.enabled_events ?? before.enabled_events,
      metadata: Object.fromEntries(
        metadata.filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
      ),
      name: params.name ?? before.name,
      updated: now(sandbox),
      sandbox: { ...before.sandbox, url: params.webhook_endpoint?.url ?? before.sandbox.url },
    });
    return show(sandbox, after, params.include);
  },
);

const turn = (action: 'enable' | 'disable') =>
  route('POST', `${DESTINATIONS}/:id/${action}`, none, ({ sandbox, id }) => {
    const status = action === 'enable' ? 'enabled' : 'disabled';
    const destination = { ...needDestination(sandbox, id), status, updated: now(sandbox) } as const;
    return show(sandbox, sandbox.store.put(destination));
  });

const del = route('DELETE', `${DESTINATIONS}/:id`, none, ({ sandbox, id }) => {
  needDestination(sandbox, id);
  sandbox.store.remove(id);
  return { id, object: 'v2.core.event_destination', deleted: true };
});

const list = route('GET', DESTINATIONS, query, ({ sandbox, params }) => ({
  data: sandbox.store
    .all('v2.core.event_destination')
    .map((destination) => show(sandbox, destination, params.include)),
  next_page_url: null,
  previous_page_url: null,
}));

const retrieveEvent = route('GET', '/v2/core/events/:id', none, ({ sandbox, id }) => {
  for (const event of sandbox.store.each('event')) if (event.sandbox.thin === id) return thinEvent(event);
  throw noSuch('event', id);
});

export const eventDestinationRoutes = [
  create,
  retrieve,
  update,
  turn('enable'),
  turn('disable'),
  del,
  list,
  retrieveEvent,
];
