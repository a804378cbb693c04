import path from 'node:path';
import { startBackingServices } from './local/backing-services.ts';
import { buildWeb } from './local/build-web.ts';
import { choosePort } from './local/choose-port.ts';
import { launch } from './local/launch.ts';
import { root } from './local/paths.ts';
import { startApi } from './local/start-api.ts';
import { step } from './local/step.ts';

await launch(async (parts) => {
  const { settings } = parts;
  const port = await choosePort(settings.port);
  const publicUrl = settings.publicUrl ?? `http://${settings.host}:${port}`;
  const [services] = await Promise.all([
    startBackingServices(parts, port),
    step(buildWeb, () => 'The web app is built'),
  ]);
  const webDist = path.join(root, 'apps/web/dist');
  await startApi(parts, { port, publicUrl, services, webDist });
  return { url: publicUrl, services };
});
