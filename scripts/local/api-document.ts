import { buildApp } from '../../apps/api/src/app.ts';
import { makeConfig } from '../../apps/api/src/config/config.ts';
import { readEnv } from '../../apps/api/src/config/env.ts';

/** Settings with which a server is built and never listens: nothing connects to these addresses. */
const settings = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://live.example',
  DATABASE_URL: 'postgres://127.0.0.1:9/footlight',
  LIVEKIT_URL: 'ws://127.0.0.1:9',
  LIVEKIT_API_KEY: 'document',
  LIVEKIT_API_SECRET: 'a secret that signs nothing, long enough',
  APP_SECRET: 'another secret that signs nothing, long enough',
  SMTP_URL: 'smtp://127.0.0.1:9',
  LOG_LEVEL: 'silent',
};

/** The OpenAPI document of this version as a server of the site `https://live.example` answers it. */
export async function apiDocument(): Promise<object> {
  const { server } = await buildApp(makeConfig(readEnv(settings)));
  try {
    await server.ready();
    return server.swagger();
  } finally {
    await server.close();
  }
}
