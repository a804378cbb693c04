import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';
import type { Config } from '../config/config.ts';

/** The headers that keep a page to itself: CSP without inline scripts, no framing, HSTS behind https. */
export const securityHeadersPlugin = fp<{ config: Config }>(
  async (app, { config }) => {
    const secure = config.publicUrl.protocol === 'https:';
    const signalling = `${secure ? 'wss' : 'ws'}://${config.publicUrl.host}`;
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          baseUri: ["'none'"],
          connectSrc: ["'self'", signalling],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          mediaSrc: ["'self'", 'blob:', 'mediastream:'],
          objectSrc: ["'none'"],
          scriptSrc: ["'self'"],
          // Components measure and place things by style attributes.
          styleSrc: ["'self'", "'unsafe-inline'"],
          workerSrc: ["'self'", 'blob:'],
        },
      },
      frameguard: { action: 'deny' },
      strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    });
    app.addHook('onSend', async (_request, reply) => {
      void reply.header(
        'permissions-policy',
        'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self)',
      );
    });
  },
  { name: 'security-headers' },
);
