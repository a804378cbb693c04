import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice for argon2id, which is the library's standard variant: 19 MiB, two passes, one lane. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash that is stored, with its settings and salt inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, settings);
}

let decoy: Promise<string> | undefined;

/**
 * Whether a password belongs to a stored hash. Without one it works as long and answers false, so that nobody learns from
 * the time whether an account exists.
 */
export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean> {
  const against = stored ?? (await (decoy ??= hashPassword('a password that nobody has')));
  const matches = await verify(against, password);
  return matches && stored !== undefined;
}
