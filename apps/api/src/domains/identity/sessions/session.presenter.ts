import type { Session } from '@footlight/contracts';
import bowser from 'bowser';

interface SessionRow {
  id: string;
  userAgent: string;
  address: string;
  createdAt: Date;
  rotatedAt: Date;
  expiresAt: Date;
}

/** A name with the part of its version that people know. */
function named(name: string | undefined, version: string | undefined): string | null {
  if (!name) return null;
  const [major] = (version ?? '').split('.');
  return major ? `${name} ${major}` : name;
}

const devices = { desktop: 'desktop', mobile: 'mobile', tablet: 'tablet' } as const;

/** A session as its account sees it. */
export function presentSession(session: SessionRow, currentId: string | null): Session {
  // The parser refuses an empty text.
  const agent = session.userAgent === '' ? undefined : bowser.parse(session.userAgent);
  const kind = agent?.platform.type as keyof typeof devices | undefined;
  return {
    id: session.id,
    current: session.id === currentId,
    browser: named(agent?.browser.name, agent?.browser.version),
    system: named(agent?.os.name, agent?.os.versionName ? undefined : agent?.os.version),
    device: (kind && devices[kind]) ?? 'unknown',
    address: session.address,
    created_at: session.createdAt.toISOString(),
    last_seen_at: session.rotatedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  };
}
