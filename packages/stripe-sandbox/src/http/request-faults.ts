import type { Sandbox } from '../sandbox.ts';

/**
 * How coming requests fail, by command. `status`: an answer with that error; `drop`: the connection is closed and
 * nothing happened; `drop_after`: it is closed although everything happened.
 */
export interface RequestFaults {
  count: number;
  how: { status: number } | 'drop' | 'drop_after';
  /** Only requests whose method and path begin like this: `POST /v1/checkout`. */
  match?: string | undefined;
}

/** How this request fails; undefined when it does not. Counts it. */
export function takeRequestFault(
  { store }: Sandbox,
  method: string,
  path: string,
): RequestFaults['how'] | undefined {
  const faults = store.setting<RequestFaults>('request_faults');
  if (!faults || faults.count < 1 || !`${method} ${path}`.startsWith(faults.match ?? '')) return undefined;
  store.set('request_faults', { ...faults, count: faults.count - 1 });
  return faults.how;
}
