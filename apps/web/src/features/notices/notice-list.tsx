import { Bell } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { useNow } from '../../lib/use-now.ts';
import { useNotices } from './list-notices.ts';
import { NoticeRow } from './notice-row.tsx';
import { useReadNotices } from './read-notices.ts';

/** What happened, newest first. To see it is to have read it. */
export function NoticeList({ onFollow }: { onFollow: () => void }) {
  const { t } = useTranslation('notices');
  const now = useNow(30_000);
  const list = useNotices();
  // When that fails, the bell keeps its number, and the next time does it.
  const { mutate: read } = useReadNotices();
  const newest = list.data?.notices[0]?.id;
  const unread = (list.data?.unread ?? 0) > 0;
  useEffect(() => {
    if (newest !== undefined && unread) read(newest);
  }, [newest, unread, read]);

  if (list.data) {
    const { notices } = list.data;
    if (notices.length === 0 && !list.hasNextPage) {
      return (
        <EmptyState icon={Bell} title={t('empty_title')} bare>
          {t('empty_text')}
        </EmptyState>
      );
    }
    return (
      <>
        <ul>
          {notices.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} now={now} onFollow={onFollow} />
          ))}
        </ul>
        <div className="notices__more">
          <ShowMore list={list} />
        </div>
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
