import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { formatMoment } from '../../lib/format.ts';
import { useActivity } from '../../api/people/list-activity.ts';
import { ListSkeleton } from './list-skeleton.tsx';
import { useActivityText } from './use-activity-text.ts';

/** What happened among the people of the channel. */
export function ActivityPanel({ channelId }: { channelId: string }) {
  const { t } = useTranslation('people');
  const activity = useActivity(channelId);
  const sentence = useActivityText();
  return (
    <Panel title={t('activity.title')} flush>
      {activity.data ? (
        activity.data.length > 0 ? (
          <ol className="people-log">
            {activity.data.map((entry) => (
              <li key={entry.id}>
                <time className="small muted num" dateTime={entry.at}>
                  {formatMoment(entry.at)}
                </time>
                <p>{sentence(entry)}</p>
              </li>
            ))}
          </ol>
        ) : (
          <EmptyState icon={History} title={t('activity.empty_title')} bare>
            {t('activity.empty_text')}
          </EmptyState>
        )
      ) : activity.isError ? (
        <ProblemState
          error={activity.error}
          title={t('activity.failed')}
          onRetry={() => void activity.refetch()}
          busy={activity.isFetching}
          bare
        />
      ) : (
        <ListSkeleton />
      )}
      {activity.data && <ShowMore list={activity} className="panel__foot" />}
    </Panel>
  );
}
