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
    status: z.enum(['ok', 'degraded', 'failing']),
    checks: z.object({ database: Check, migrations: Check, livekit: Check }),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof Readiness>;

export const healthReady = endpoint({
  id: 'healthReady',
  method: 'GET',
  path: '/health/ready',
  tag: 'system',
  summary: 'What the server needs, and whether it answers',
  description:
    'Answers 503 `failing` when the database is away. When LiveKit alone is away the site still works, so the answer is 200 `degraded`, and 503 only with `?strict`. The answer may be a second old.',
  caller: 'anyone',
  query: z.strictObject({ strict: z.enum(['', 'true']).optional() }),
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
  signed: true,
  success: { 200: z.object({ received: z.literal(true) }) },
  errors: ['webhook_unverified'],
});
