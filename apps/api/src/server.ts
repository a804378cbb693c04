import './config/threads.ts';
import closeWithGrace from 'close-with-grace';
import { buildApp } from './app.ts';
import { makeConfig } from './config/config.ts';
import { SettingsError, readEnv } from './config/env.ts';
import { seedDemo } from './domains/identity/index.ts';
import { listenForMetrics } from './metrics-server.ts';
import { startWorker } from './worker.ts';

/** How long stopping may take, in milliseconds; docker waits ten seconds before it kills a container. */
const stopWithinMs = 9_500;

async function main(): Promise<void> {
  const config = makeConfig(readEnv(process.env));
  const { server, context } = await buildApp(config);
  const worker = startWorker(context);
  // Hooks run in reverse: requests are answered, then the worker ends, then what both use is closed.
  server.addHook('onClose', () => worker.stop());
  closeWithGrace({ delay: stopWithinMs }, async ({ signal, err }) => {
    if (err) server.log.fatal({ err }, 'the server failed');
    else server.log.info({ signal }, 'the server stops');
    await Promise.all([worker.stop(), server.close()]);
  });
  if (config.metrics.port !== undefined) {
    const metricsServer = await listenForMetrics(context, config.metrics.port);
    server.addHook('onClose', () => metricsServer.close());
  }
  if (config.demo) await seedDemo(context);
  await server.listen({ host: config.host, port: config.port });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof SettingsError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
