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
  /** Of the place around it, which is there only with the button or the problem. */
  className: string;
}

/** Below a list: brings the next page, or says why it did not come. Nothing where there is no more. */
export function ShowMore({ list, className }: ShowMoreProps) {
  const { t } = useTranslation();
  if (!list.hasNextPage && !list.isFetchNextPageError) return null;
  const next = () => void list.fetchNextPage();
  return (
    <div className={className}>
      {list.isFetchNextPageError ? (
        <ProblemNotice
          error={list.error}
          title={t('more_failed')}
          onRetry={next}
          busy={list.isFetchingNextPage}
        />
      ) : (
        <Button busy={list.isFetchingNextPage} onClick={next}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
