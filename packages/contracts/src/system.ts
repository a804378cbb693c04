import { z } from 'zod';
import { endpoint } from './endpoint.ts';

export const healthLive = endpoint({
  id: 'healthLive',
  method: 'GET',
  path: '/health/live',
  tag: 'system',
  summary: 'The process answers',
  caller: 'anyone',
  success: { 200: z.object({ status: z.literal('ok') }) },
  errors: [],
});

const Check = z.enum(['ok', 'failing']);

/** What the server needs to do its work. */
export const Readiness = z
  .object({
    status: Check,
    checks: z.object({ database: Check, migrations: Check, livekit: Check }),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof Readiness>;

export const healthReady = endpoint({
  id: 'healthReady',
  method: 'GET',
  path: '/health/ready',
  tag: 'system',
  summary: 'Everything that the server needs answers',
  caller: 'anyone',
  success: { 200: Readiness, 503: Readiness },
  errors: [],
});

export const livekitWebhook = endpoint({
  id: 'livekitWebhook',
  method: 'POST',
  path: '/webhooks/livekit',
  tag: 'system',
  summary: 'The media server says that something changed',
  description: 'Signed by LiveKit over the raw body. An id that came before is answered 200 without effect.',
  caller: 'system',
  success: { 200: z.object({ received: z.literal(true) }) },
  errors: ['webhook_unverified', 'malformed_body', 'payload_too_large', 'unsupported_media_type'],
});
