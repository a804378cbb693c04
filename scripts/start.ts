import path from 'node:path';
import { startBackingServices } from './local/backing-services.ts';
import { buildWeb } from './local/build-web.ts';
import { choosePorts } from './local/choose-port.ts';
import { launch } from './local/launch.ts';
import { root } from './local/paths.ts';
import { startApi } from './local/start-api.ts';
import { step } from './local/step.ts';

await launch(async (parts) => {
  const { settings } = parts;
  const ports = await choosePorts(settings.replicas, settings.port);
  const [services] = await Promise.all([
    startBackingServices(parts, ports),
    step(buildWeb, () => 'The web app is built'),
  ]);
  const webDist = path.join(root, 'apps/web/dist');
  const urls = ports.map((port) => settings.publicUrl ?? `http://${settings.host}:${port}`);
  // One after the other: the first one makes what the others find.
  for (const [index, port] of ports.entries()) {
    const name = ports.length === 1 ? 'The API' : `API ${index + 1} of ${ports.length}`;
    const publicUrl = urls[index] ?? '';
    const log = index === 0 ? 'api' : `api-${index + 1}`;
    await startApi(parts, { name, log, port, publicUrl, services, webDist });
  }
  return { urls: settings.publicUrl === undefined ? urls : [settings.publicUrl], services };
});
