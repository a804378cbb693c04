import type { Config } from '../../config/config.ts';

const minute = 60_000;
const hour = 60 * minute;

/** So many tries in a window of time. */
export interface Limit {
  most: number;
  windowMs: number;
}

/**
 * Every limit and its numbers. `…Address` counts by network address, `…Account` by the address or account that is meant.
 * Sign-in as reference values of OWASP ASVS 5.0, 6.3.1.
 */
export function limitsOf(config: Config) {
  const newPeople = { most: config.addressLimit, windowMs: hour };
  return {
    signInAccount: { most: 10, windowMs: 10 * minute },
    signInAddress: { most: 50, windowMs: 10 * minute },
    signUpAddress: newPeople,
    guestAddress: newPeople,
    guestNameAddress: newPeople,
    linkAccount: { most: 5, windowMs: hour },
    linkAddress: { most: 50, windowMs: hour },
    pictureAccount: { most: 30, windowMs: hour },
    inviteAccount: { most: 60, windowMs: hour },
    notificationMailAccount: { most: 20, windowMs: 24 * hour },
    exportAccount: { most: 5, windowMs: hour },
    tokenAddress: { most: 50, windowMs: 10 * minute },
  } as const satisfies Record<string, Limit>;
}

export type LimitName = keyof ReturnType<typeof limitsOf>;
