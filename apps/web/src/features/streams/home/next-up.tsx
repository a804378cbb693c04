import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import type { useSchedule } from '../../../api/streams/list-schedule.ts';
import { Programme } from './programme.tsx';

/** Beside what is live: what comes next. */
export function NextUp({ programme }: { programme: ReturnType<typeof useSchedule> }) {
  const { t } = useTranslation('streams');
  return (
    <section className="home__next" aria-labelledby="next">
      <h2 className="mb-4" id="next">
        {t('next.title')}
      </h2>
      {programme.data ? (
        <>
          <Programme streams={programme.data} />
          <div className="mt-4">
            <ShowMore list={programme} />
          </div>
        </>
      ) : (
        <ProblemNotice
          error={programme.error}
          title={t('next.failed')}
          onRetry={() => void programme.refetch()}
          busy={programme.isFetching}
        />
      )}
    </section>
  );
}
