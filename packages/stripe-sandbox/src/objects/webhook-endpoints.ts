import { z } from 'zod';
import { listPage } from '../http/list.ts';
import { flag, ignored, mergeMetadata, metadata, optional, orEmpty, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { noSuch } from '../http/stripe-error.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import type { WebhookEndpoint } from './kinds.ts';
import type { Metadata } from './stored.ts';
import { newId } from './new-id.ts';

const url = text.refine((value) => URL.canParse(value), 'Not a valid URL');
const events = z.array(text).min(1);

interface NewEndpoint {
  id?: string;
  url: string;
  enabled_events: string[];
  secret?: string;
  api_version?: string | undefined;
  description?: string | null | undefined;
  metadata?: Metadata;
}

export function createEndpoint(sandbox: Sandbox, wanted: NewEndpoint): WebhookEndpoint {
  const endpoint: WebhookEndpoint & Record<string, unknown> = {
    id: wanted.id ?? newId('we'),
    object: 'webhook_endpoint',
    api_version: wanted.api_version ?? null,
    application: null,
    created: timeOf(sandbox, null),
    description: wanted.description ?? null,
    enabled_events: wanted.enabled_events,
    livemode: false,
    metadata: wanted.metadata ?? {},
    status: 'enabled',
    url: wanted.url,
    sandbox: { secret: wanted.secret ?? newId('whsec', 32) },
  };
  return sandbox.store.put(endpoint);
}

const create = route(
  'POST',
  '/v1/webhook_endpoints',
  z.strictObject({
    enabled_events: events,
    url,
    ...optional({ api_version: text, connect: ignored, description: orEmpty(text), metadata }).shape,
  }),
  ({ sandbox, params: { metadata: change, connect: _connect, ...rest } }) => {
    const endpoint = createEndpoint(sandbox, { ...rest, metadata: mergeMetadata({}, change) });
    // Only this answer says it.
    return { ...render(sandbox, endpoint), secret: endpoint.sandbox.secret };
  },
);

function needEndpoint({ store }: Sandbox, id: string): WebhookEndpoint {
  const endpoint = store.get('webhook_endpoint', id);
  if (!endpoint) throw noSuch('webhook endpoint', id);
  return endpoint;
}

const retrieve = route('GET', '/v1/webhook_endpoints/:id', none, ({ sandbox, id }) =>
  render(sandbox, needEndpoint(sandbox, id)),
);

const update = route(
  'POST',
  '/v1/webhook_endpoints/:id',
  optional({ description: orEmpty(text), disabled: flag, enabled_events: events, metadata, url }),
  ({ sandbox, id, params }) => {
    const before = needEndpoint(sandbox, id);
    const after: WebhookEndpoint = {
      ...before,
      description: params.description === undefined ? before.description : params.description,
      enabled_events: params.enabled_events ?? before.enabled_events,
      metadata: mergeMetadata(before.metadata, params.metadata),
      status: params.disabled === undefined ? before.status : params.disabled ? 'disabled' : 'enabled',
      url: params.url ?? before.url,
    };
    return render(sandbox, sandbox.store.put(after));
  },
);

const del = route('DELETE', '/v1/webhook_endpoints/:id', none, ({ sandbox, id }) => {
  needEndpoint(sandbox, id);
  sandbox.store.remove(id);
  return { id, object: 'webhook_endpoint', deleted: true };
});

const list = route('GET', '/v1/webhook_endpoints', optional(page), ({ sandbox, params }) =>
  listPage(sandbox, '/v1/webhook_endpoints', sandbox.store.each('webhook_endpoint'), params),
);

export const webhookEndpointRoutes = [create, retrieve, update, del, list];
