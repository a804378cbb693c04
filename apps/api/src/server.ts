import './config/threads.ts';
import closeWithGrace from 'close-with-grace';
import { buildApp } from './app.ts';
import { makeConfig } from './config/config.ts';
import { SettingsError, readEnv } from './config/env.ts';
import { seedDemo } from './domains/identity/index.ts';
import { startWorker } from './worker.ts';

async function main(): Promise<void> {
  const config = makeConfig(readEnv(process.env));
  const { server, context } = await buildApp(config);
  const worker = startWorker(context);
  closeWithGrace({ delay: 8_000 }, async ({ signal, err }) => {
    if (err) server.log.fatal({ err }, 'the server failed');
    else server.log.info({ signal }, 'the server stops');
    await worker.stop();
    await server.close();
  });
  if (config.demo) await seedDemo(context);
  await server.listen({ host: config.host, port: config.port });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof SettingsError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
