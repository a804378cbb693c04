/** How long an invitation is good for, in milliseconds: fourteen days. */
const goodForMs = 14 * 24 * 3_600_000;

/** Until when an invitation is good that is sent now. */
export function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + goodForMs);
}
