import type { Control } from './control.ts';

/** The commands of a sandbox in another process. */
export function connectControl(url: string, secretKey: string): Control {
  return new Proxy({} as Control, {
    get: (_target, name) => {
      // A promise that settles with this must not take it for one of its kind.
      if (typeof name !== 'string' || name === 'then') return undefined;
      return (...args: unknown[]) => command(url, secretKey, name, args);
    },
  });
}

async function command(url: string, secretKey: string, name: string, args: unknown[]): Promise<unknown> {
  const answer = await fetch(`${url}/sandbox/control/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  const result: unknown = await answer.json();
  if (!answer.ok) throw new Error(`${name}: ${(result as { message: string }).message}`);
  return result ?? undefined;
}
