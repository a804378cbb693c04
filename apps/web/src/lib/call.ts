import type { Endpoint } from '@footlight/contracts';

/**
 * What a request needs of an endpoint at run time. Its types come from contracts by `typeof`, so the bundle carries
 * neither zod nor the schemas; a method or path that differs from contracts is a compile error.
 */
export interface Call<E extends Endpoint> {
  readonly method: E['method'];
  readonly path: E['path'];
  /** Never there: it only carries the type. */
  readonly endpoint?: E;
}

/** A call of one of contracts' endpoints: `callOf<typeof getStream>('GET', '/v1/streams/{stream_id}')`. */
export function callOf<E extends Endpoint>(method: E['method'], path: E['path']): Call<E> {
  return { method, path };
}
