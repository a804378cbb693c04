import path from 'node:path';
import { freePort } from '../packages/local-stack/src/index.ts';
import { startBackingServices } from './local/backing-services.ts';
import { choosePorts } from './local/choose-port.ts';
import { launch } from './local/launch.ts';
import { root } from './local/paths.ts';
import { startServer } from './local/server-process.ts';
import { startApi } from './local/start-api.ts';
import { step } from './local/step.ts';

await launch(async (parts) => {
  const { settings, shutdown } = parts;
  const [port = 0] = await choosePorts(1, settings.port);
  const publicUrl = settings.publicUrl ?? `http://127.0.0.1:${port}`;
  const apiPort = await freePort();
  const services = await startBackingServices(parts, [apiPort]);
  await startApi(parts, { name: 'The API', port: apiPort, publicUrl, services, watch: true });
  const web = path.join(root, 'apps/web');
  await step(
    () =>
      startServer({
        name: 'Vite',
        part: 'web',
        args: [
          path.join(web, 'node_modules/vite/bin/vite.js'),
          '--port',
          String(port),
          '--strictPort',
          '--logLevel=warn',
        ],
        cwd: web,
        env: { ...process.env, API_ORIGIN: `http://127.0.0.1:${apiPort}` },
        probe: `http://127.0.0.1:${port}/`,
        readable: (line) => (line.trim() === '' ? undefined : line),
        shutdown,
      }),
    () => 'Vite is up',
  );
  return { urls: [publicUrl], services };
});
