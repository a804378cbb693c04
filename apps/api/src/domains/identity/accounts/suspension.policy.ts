/** What of an account says whether it is suspended. */
export interface SuspensionFacts {
  suspendedAt: Date | null;
  /** Null for no end. */
  suspendedUntil: Date | null;
  suspensionReason: string | null;
}

/** A suspension that is in force. */
export interface Suspension {
  since: Date;
  until: Date | null;
  reason: string;
}

/** The suspension that keeps an account out now, if there is one: it ends by itself at its time. */
export function suspensionAt(facts: SuspensionFacts, now: Date): Suspension | undefined {
  const { suspendedAt, suspendedUntil, suspensionReason } = facts;
  if (suspendedAt === null || (suspendedUntil !== null && suspendedUntil <= now)) return undefined;
  return { since: suspendedAt, until: suspendedUntil, reason: suspensionReason ?? '' };
}
