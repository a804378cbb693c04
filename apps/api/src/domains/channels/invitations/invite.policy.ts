import type { InviteOutcome } from '@footlight/contracts';

/** How long an account counts as new, in milliseconds: a week. Those that are made to send spam are used at once. */
const newForMs = 7 * 24 * 3_600_000;

/** The limit that counts the addresses which an account invites. */
export function dailyLimitOf(createdAt: Date, now: Date): 'invitedByNewAccount' | 'invitedByAccount' {
  return now.getTime() - createdAt.getTime() < newForMs ? 'invitedByNewAccount' : 'invitedByAccount';
}

/** What is known about the addresses of a list. */
export interface Known {
  ownerEmail: string | null;
  /** Addresses of people who are in the channel. */
  members: ReadonlySet<string>;
  /** Invitations into the channel that nobody closed, by address. */
  open: ReadonlyMap<string, { id: string; expired: boolean }>;
  /** Whether the plan has room for so many more in this role. */
  hasRoom: (more: number) => boolean;
}

/** What becomes of a list. */
export interface Sorted {
  outcomes: InviteOutcome[];
  /** Addresses that get an invitation. */
  fresh: string[];
  /** Invitations that were too old, and are made good again. */
  renewed: { id: string; email: string }[];
}

/**
 * What becomes of each entry of a list, in its order.
 * @param emails the address of each entry; null for what is none
 */
export function sortOut(emails: readonly (string | null)[], known: Known): Sorted {
  const fresh: string[] = [];
  const renewed: { id: string; email: string }[] = [];
  const seen = new Set<string>();

  function outcomeOf(email: string | null): InviteOutcome {
    if (email === null) return 'not_an_address';
    if (seen.has(email)) return 'repeated';
    seen.add(email);
    if (email === known.ownerEmail) return 'yourself';
    if (known.members.has(email)) return 'already_member';
    const before = known.open.get(email);
    if (before && !before.expired) return 'already_invited';
    if (!known.hasRoom(fresh.length + renewed.length + 1)) return 'plan_limit_reached';
    if (before) renewed.push({ id: before.id, email });
    else fresh.push(email);
    return 'invited';
  }
  return { outcomes: emails.map(outcomeOf), fresh, renewed };
}

/** The same without addresses that were invited too often by now. */
export function withoutRefused(
  emails: readonly (string | null)[],
  sorted: Sorted,
  refused: ReadonlySet<string>,
): Sorted {
  return {
    outcomes: sorted.outcomes.map((outcome, index) => {
      const email = emails[index];
      return outcome === 'invited' && email && refused.has(email) ? 'invited_too_often' : outcome;
    }),
    fresh: sorted.fresh.filter((email) => !refused.has(email)),
    renewed: sorted.renewed.filter(({ email }) => !refused.has(email)),
  };
}
