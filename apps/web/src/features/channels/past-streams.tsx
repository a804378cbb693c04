import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { VisibilityBadge } from '../../components/visibility-badge.tsx';
import { formatLength, formatMoment } from '../../lib/format.ts';
import type { useChannelStreams } from './list-channel-streams.ts';

/** What a channel has shown, newest first. */
export function PastStreams({ list }: { list: ReturnType<typeof useChannelStreams> }) {
  const { t } = useTranslation('channels');
  if (list.isPending) {
    return (
      <Skeletons className="grid gap-4">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </Skeletons>
    );
  }
  if (!list.data) {
    return (
      <ProblemState
        error={list.error}
        title={t('past.failed')}
        onRetry={() => void list.refetch()}
        busy={list.isFetching}
      />
    );
  }
  if (list.data.length === 0) return null;
  return (
    <section aria-labelledby="past">
      <h2 className="mb-4" id="past">
        {t('past.title')}
      </h2>
      <ol className="channel-list">
        {list.data.map((stream) => (
          <Row key={stream.id} stream={stream} />
        ))}
      </ol>
      <div className="mt-4">
        <ShowMore list={list} />
      </div>
    </section>
  );
}

function Row({ stream }: { stream: Stream }) {
  const { started_at, ended_at } = stream;
  return (
    <li>
      <p className="channel-list__when num">{started_at !== null && formatMoment(started_at)}</p>
      <div className="channel-list__what">
        <Link className="strong wrap-anywhere hover:underline" to={`/watch/${stream.id}`}>
          <bdi>{stream.title}</bdi>
        </Link>
        <VisibilityBadge visibility={stream.visibility} tone="outline" />
      </div>
      <p className="channel-list__end small sub num">
        {started_at !== null &&
          ended_at !== null &&
          formatLength(Date.parse(ended_at) - Date.parse(started_at))}
      </p>
    </li>
  );
}
