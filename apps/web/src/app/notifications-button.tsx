import { type ComponentType, lazy, Suspense } from 'react';
import { Skeleton, Skeletons } from '../components/skeleton.tsx';
import { useSession } from '../lib/session.ts';

/** Fetched for people who are signed in only. The page goes on without it when it does not come. */
const NotificationBell = lazy(async (): Promise<{ default: ComponentType }> => {
  try {
    return { default: (await import('../features/notifications/notification-bell.tsx')).NotificationBell };
  } catch {
    return { default: () => null };
  }
});

/** The bell's place in the bar, held until it is known who uses this browser. Nothing for people without an account. */
export function NotificationsButton() {
  const session = useSession();
  if (session.state === 'anonymous' || (session.state === 'unknown' && !session.expected)) return null;
  return (
    <Suspense fallback={<Place />}>
      {session.state === 'account' ? <NotificationBell key={session.account.id} /> : <Place />}
    </Suspense>
  );
}

function Place() {
  return (
    <Skeletons className="px-1">
      <Skeleton className="size-8 rounded-full" />
    </Skeletons>
  );
}
