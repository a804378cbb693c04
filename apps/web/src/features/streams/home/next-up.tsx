import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import type { useSchedule } from '../../../api/streams/list-schedule.ts';
import { Schedule } from './schedule.tsx';

/** Beside what is live: what comes next. */
export function NextUp({ schedule }: { schedule: ReturnType<typeof useSchedule> }) {
  const { t } = useTranslation('streams');
  return (
    <section className="home__next" aria-labelledby="next">
      <h2 className="mb-4" id="next">
        {t('next.title')}
      </h2>
      {schedule.data ? (
        <>
          <Schedule streams={schedule.data} />
          <ShowMore list={schedule} className="mt-4" />
        </>
      ) : (
        <ProblemNotice
          error={schedule.error}
          title={t('next.failed')}
          onRetry={() => void schedule.refetch()}
          busy={schedule.isFetching}
        />
      )}
    </section>
  );
}
