import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { type LoggerOptions, stdSerializers } from 'pino';
import { openBackground } from './background.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Context } from './context.ts';
import { openChanges } from './db/changes.ts';
import { openDb } from './db/client.ts';
import { openDatabaseClock } from './db/database-clock.ts';
import { openJobQueue } from './db/job-queue.ts';
import { accessRoutes } from './domains/access/index.ts';
import { adminRoutes } from './domains/admin/index.ts';
import { billingRoutes } from './domains/billing/index.ts';
import { entitlementRoutes } from './domains/entitlements/index.ts';
import { channelRoutes } from './domains/channels/index.ts';
import { chatRoutes } from './domains/chat/index.ts';
import { identityRoutes } from './domains/identity/index.ts';
import { imageRoutes } from './domains/images/index.ts';
import { ingestRoutes } from './domains/ingest/index.ts';
import { openRateLimitBatcher } from './domains/limits/index.ts';
import { notificationRoutes } from './domains/notifications/index.ts';
import { accountDataRoutes } from './domains/account-data/index.ts';
import { reportRoutes } from './domains/reports/index.ts';
import { streamRoutes } from './domains/streams/index.ts';
import { systemRoutes } from './domains/system/index.ts';
import {
  openQueueBatcher,
  openRefusalBatcher,
  openReleaseBatcher,
  openSeatBatcher,
  openSeatingReader,
  seatingRoutes,
} from './domains/seating/index.ts';
import { openIssuer } from './gateways/issuer/issuer.ts';
import { openLiveKit } from './gateways/livekit/livekit.ts';
import { openStripe } from './gateways/stripe/stripe.ts';
import { openMailer } from './gateways/mail/mailer.ts';
import { newId } from './ids.ts';
import { openMetrics } from './metrics.ts';
import { jobDefinitions } from './jobs/definitions.ts';
import { allowedMethodsPlugin } from './plugins/allowed-methods.ts';
import { authPlugin } from './plugins/auth.ts';
import { bodyParsersPlugin } from './plugins/body-parsers.ts';
import { errorsPlugin, refuseAddress } from './plugins/errors.ts';
import { gracefulClosePlugin } from './plugins/graceful-close.ts';
import { metricsPlugin } from './plugins/metrics.ts';
import { openApiPlugin } from './plugins/openapi.ts';
import { requestLogPlugin } from './plugins/request-log.ts';
import { securityHeadersPlugin } from './plugins/security-headers.ts';
import { signallingPlugin } from './plugins/signalling.ts';
import { webAppPlugin } from './plugins/web-app.ts';
import { version } from './version.ts';

/** Largest body in bytes; nothing that the API takes comes near it. */
const bodyLimit = 64 * 1024;
/** How long background work may take when the server stops, in milliseconds. */
const drainWithinMs = 2_000;

export const routes = [
  ...identityRoutes,
  ...imageRoutes,
  ...accountDataRoutes,
  ...entitlementRoutes,
  ...billingRoutes,
  ...channelRoutes,
  ...streamRoutes,
  ...ingestRoutes,
  ...reportRoutes,
  ...accessRoutes,
  ...seatingRoutes,
  ...chatRoutes,
  ...adminRoutes,
  ...notificationRoutes,
  ...systemRoutes,
];

function loggerOptions(config: Config): LoggerOptions | false {
  if (config.logLevel === 'silent') return false;
  return {
    level: config.logLevel,
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.token', '*.password'],
    serializers: { err: stdSerializers.errWithCause, req: (request: { id: string }) => ({ id: request.id }) },
  };
}

/** The server, ready to listen, and the context of its use cases. Closing the server closes what it opened. */
export interface App {
  server: FastifyInstance;
  context: Context;
}

/**
 * Builds the server of a configuration. Nothing connects before the first request.
 * @param parts replaced in tests: where the time comes from; else the database's clock counts
 */
export async function buildApp(config: Config, parts: { clock?: Clock } = {}): Promise<App> {
  const server = Fastify({
    logger: loggerOptions(config),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    bodyLimit,
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    genReqId: () => newId('request'),
    // Whoever reaches the server while it closes is answered, with the note that the connection ends.
    return503OnClosing: false,
    frameworkErrors: (_error, request, reply) => refuseAddress(request, reply),
  });
  const closing = new AbortController();
  const metrics = openMetrics();
  const db = openDb(config.databaseUrl, config.database);
  const databaseClock = openDatabaseClock(db, server.log);
  const clock = parts.clock ?? databaseClock;
  const context: Context = {
    config,
    clock,
    db,
    jobs: openJobQueue(config.databaseUrl, config.database.jobsPool, jobDefinitions, server.log),
    background: openBackground(server.log),
    changes: openChanges(config.databaseUrl, server.log),
    livekit: openLiveKit(config, metrics),
    seatBatcher: openSeatBatcher({ db, clock, config }),
    queueBatcher: openQueueBatcher({ db, clock }),
    releaseBatcher: openReleaseBatcher({ db, clock }),
    refusalBatcher: openRefusalBatcher({ db }),
    seatingReader: openSeatingReader({ db }),
    rateLimitBatcher: openRateLimitBatcher({ db, clock }),
    mailer: config.smtp && openMailer(config.smtp),
    stripe: config.billing && openStripe(config.billing),
    issuer: config.issuer && openIssuer(config.issuer),
    closing: closing.signal,
    metrics,
    log: server.log,
  };
  if (parts.clock === undefined) server.addHook('onReady', () => databaseClock.start());
  server.addHook('onClose', async () => {
    databaseClock.stop();
    await context.background.drain(drainWithinMs);
    await context.changes.stop();
    await context.jobs.stop();
    context.mailer?.close();
    await context.db.$disconnect();
  });

  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(errorsPlugin);
  await server.register(gracefulClosePlugin, { closing });
  await server.register(allowedMethodsPlugin);
  await server.register(requestLogPlugin);
  await server.register(metricsPlugin, { context });
  await server.register(securityHeadersPlugin, { config });
  // Before the body parsers: the proxy has its own, which pass bodies on as they come.
  await server.register(signallingPlugin, { context });
  await server.register(bodyParsersPlugin);
  await server.register(authPlugin, { context });
  await server.register(openApiPlugin, { config, version });
  await server.register(webAppPlugin, { context });
  for (const route of routes) route.register(server, context);
  return { server, context };
}
