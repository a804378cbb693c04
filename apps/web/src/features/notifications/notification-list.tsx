import { Bell } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { useNow } from '../../lib/use-now.ts';
import { useNotifications } from '../../api/notifications/list-notifications.ts';
import { NotificationRow } from './notification-row.tsx';
import { useMarkNotificationsRead } from '../../api/notifications/mark-notifications-read.ts';

/** What happened, newest first. To see it is to have read it. */
export function NotificationList({ onFollow }: { onFollow: () => void }) {
  const { t } = useTranslation('notifications');
  const now = useNow(30_000);
  const list = useNotifications();
  // When that fails, the bell keeps its number, and the next time does it.
  const { mutate: read } = useMarkNotificationsRead();
  const newest = list.data?.notifications[0]?.id;
  const unread = (list.data?.unread ?? 0) > 0;
  useEffect(() => {
    if (newest !== undefined && unread) read(newest);
  }, [newest, unread, read]);

  if (list.data) {
    const { notifications } = list.data;
    if (notifications.length === 0 && !list.hasNextPage) {
      return (
        <EmptyState icon={Bell} title={t('empty_title')} bare>
          {t('empty_text')}
        </EmptyState>
      );
    }
    return (
      <>
        <ul>
          {notifications.map((notification) => (
            <NotificationRow
              key={notification.id}
              notification={notification}
              now={now}
              onFollow={onFollow}
            />
          ))}
        </ul>
        <ShowMore list={list} className="notifications__more" />
      </>
    );
  }
  if (list.isError) {
    return (
      <ProblemState
        error={list.error}
        title={t('failed')}
        onRetry={() => void list.refetch()}
        busy={list.isFetching}
        bare
      />
    );
  }
  return (
    <Skeletons className="grid gap-4 p-3">
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
    </Skeletons>
  );
}
