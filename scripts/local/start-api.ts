import { apiLogLine } from './api-log-line.ts';
import type { Launch } from './launch.ts';
import { openLog } from './open-log.ts';
import { root } from './paths.ts';
import type { Settings } from './settings.ts';
import { startServer } from './server-process.ts';
import { step } from './step.ts';

export interface ApiOptions {
  /** As lines about it call it. */
  name: string;
  /** Of its log file. */
  log?: string;
  port: number;
  publicUrl: string;
  /** Where the database and LiveKit are. */
  services: Record<string, string>;
  webDist?: string;
  /** Starts it anew when its sources change. */
  watch?: boolean;
}

/** Servers beside each other have neighbouring ports for their metrics as well. */
function metricsPort({ environment, port: first }: Settings, port: number): { METRICS_PORT?: string } {
  const { METRICS_PORT: configured } = environment;
  return configured ? { METRICS_PORT: String(Number(configured) + port - first) } : {};
}

/** Starts the API and waits until all it stands on answers. Its log goes to a file, its warnings and errors here too. */
export async function startApi(launch: Launch, options: ApiOptions): Promise<void> {
  const { dir, settings, shutdown } = launch;
  const { name, port, publicUrl, services, webDist, watch = false } = options;
  const log = openLog(dir, options.log ?? 'api');
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  await step(
    () =>
      startServer({
        name,
        part: 'api',
        args: [...(watch ? ['--watch', '--watch-preserve-output'] : []), 'apps/api/src/server.ts'],
        cwd: root,
        env: {
          ...settings.environment,
          ...services,
          HOST: settings.host,
          PORT: String(port),
          ...metricsPort(settings, port),
          PUBLIC_URL: publicUrl,
          ...(webDist === undefined ? {} : { WEB_DIST: webDist }),
        },
        probe: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/health/ready`,
        onLine: log,
        readable: apiLogLine,
        shutdown,
      }),
    () => `${name} is up`,
  );
}
