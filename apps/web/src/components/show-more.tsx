import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface ShowMoreProps {
  /** A list that comes page by page. */
  list: {
    hasNextPage: boolean;
    isFetchNextPageError: boolean;
    isFetchingNextPage: boolean;
    error: unknown;
    fetchNextPage: () => unknown;
  };
}

/** Below a list: brings the next page, or says why it did not come. Nothing where there is no more. */
export function ShowMore({ list }: ShowMoreProps) {
  const { t } = useTranslation();
  if (list.isFetchNextPageError) {
    return (
      <ProblemNotice
        error={list.error}
        title={t('more_failed')}
        onRetry={() => void list.fetchNextPage()}
        busy={list.isFetchingNextPage}
      />
    );
  }
  if (!list.hasNextPage) return null;
  return (
    <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t('more')}
    </Button>
  );
}
