import type { Config } from '../../config/config.ts';

const minute = 60_000;
const hour = 60 * minute;

/** So many tries in a window of time. */
export interface Limit {
  most: number;
  windowMs: number;
}

/** So many at once, and then one every so many milliseconds. */
export interface Pace {
  burst: number;
  everyMs: number;
}

/** How fast one person may write in chats; those who moderate the channel are quicker. */
export const chatPaces = {
  everybody: { burst: 5, everyMs: 2_000 },
  staff: { burst: 20, everyMs: 500 },
} as const satisfies Record<string, Pace>;

/** How many messages one stream's chat takes. */
export const chatStreamLimit: Limit = { most: 60, windowMs: 1_000 };

/** From when on one more may come, after those that are known of: `resetsAt` is when all of them may. */
export function nextOfPace(resetsAt: Date, { burst, everyMs }: Pace): Date {
  return new Date(resetsAt.getTime() - (burst - 1) * everyMs);
}

/**
 * Every limit and its numbers. `…Address` counts by network address, `…Account` by the address or account that is meant.
 * Sign-in as reference values of OWASP ASVS 5.0, 6.3.1.
 */
export function limitsOf(config: Pick<Config, 'addressLimit'>) {
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
    // Addresses, not lists. A day takes one list as long as lists can be (`invitationLines`); an account of less than a week
    // gets far less, because nothing is known of it yet and every invitation is a mail to somebody who did not ask for one.
    invitedByAccount: { most: 10_000, windowMs: 24 * hour },
    invitedByNewAccount: { most: 100, windowMs: 24 * hour },
    // Mails of invitations to one address, whoever sends them: more than a person is asked into in a day.
    invitedAddress: { most: 5, windowMs: 24 * hour },
    notificationMailAccount: { most: 20, windowMs: 24 * hour },
    // The page behind a checkout asks every few seconds until the payment is there.
    billingAccount: { most: 60, windowMs: 10 * minute },
    exportAccount: { most: 5, windowMs: hour },
    streamKeyAccount: { most: 20, windowMs: hour },
    // An encoder that tries again every two seconds, and a studio of many behind one address.
    encoderKey: { most: 30, windowMs: minute },
    encoderAddress: { most: 600, windowMs: 10 * minute },
    tokenAddress: { most: 50, windowMs: 10 * minute },
  } as const satisfies Record<string, Limit>;
}

export type LimitName = keyof ReturnType<typeof limitsOf>;
