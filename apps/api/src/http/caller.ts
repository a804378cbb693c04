import type { AccountRole } from '@footlight/contracts';

/** Who asks: an account with an access token, a guest with a device cookie, or nobody known. */
export type Caller =
  | {
      kind: 'account';
      userId: string;
      /** Null with a token of the trusted issuer, whose sessions are its own. */
      sessionId: string | null;
      /** When the person last proved who they are. */
      signedInAt: Date;
      role: AccountRole;
    }
  | { kind: 'guest'; guestId: string }
  | { kind: 'unknown' };

export type AccountCaller = Extract<Caller, { kind: 'account' }>;

/** The id that the caller watches and writes under: an account's or a guest's. */
export function viewerIdOf(caller: Caller): string | undefined {
  return caller.kind === 'guest' ? caller.guestId : userIdOf(caller);
}

/** The account's id, where the caller has one. */
export function userIdOf(caller: Caller): string | undefined {
  return caller.kind === 'account' ? caller.userId : undefined;
}
