import * as channels from './channels.ts';
import * as chat from './chat.ts';
import type { Endpoint } from './endpoint.ts';
import * as identity from './identity.ts';
import * as streams from './streams.ts';
import * as system from './system.ts';
import * as viewing from './viewing.ts';

export * from './channels.ts';
export * from './chat.ts';
export * from './endpoint.ts';
export * from './errors.ts';
export * from './identity.ts';
export * from './ids.ts';
export * from './paging.ts';
export * from './realtime.ts';
export * from './streams.ts';
export * from './system.ts';
export * from './text.ts';
export * from './viewing.ts';

function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'success' in value
  );
}

/** Every endpoint of the API. */
export const allEndpoints: readonly Endpoint[] = [identity, channels, streams, viewing, chat, system].flatMap(
  (domain) => Object.values(domain).filter(isEndpoint),
);
