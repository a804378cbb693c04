import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { StartsIn } from '../../components/starts-in.tsx';
import { VisibilityBadge } from '../../components/visibility-badge.tsx';
import { formatMomentInWords } from '../../lib/format.ts';
import type { useChannelStreams } from './list-channel-streams.ts';
import { stillToCome } from './still-to-come.ts';

interface UpcomingStreamsProps {
  list: ReturnType<typeof useChannelStreams>;
  /** What is live now: it may stand among the dates for a moment. */
  live: Stream | undefined;
}

/** The programme of a channel. Its next date stands on the stage, unless something is live there. */
export function UpcomingStreams({ list, live }: UpcomingStreamsProps) {
  const { t } = useTranslation('channels');
  if (list.isError && !list.data) {
    return (
      <ProblemState
        error={list.error}
        title={t('upcoming.failed')}
        onRetry={() => void list.refetch()}
        busy={list.isFetching}
      />
    );
  }
  const coming = stillToCome(list.data, live);
  const shown = live ? coming : coming.slice(1);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="upcoming">
      <h2 className="mb-4" id="upcoming">
        {t('upcoming.title')}
      </h2>
      <ol className="channel-list">
        {shown.map((stream) => (
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
  return (
    <li>
      <p className="channel-list__when num">
        {stream.scheduled_for !== null && formatMomentInWords(stream.scheduled_for)}
      </p>
      <div className="channel-list__what">
        <Link className="strong wrap-anywhere hover:underline" to={`/watch/${stream.id}`}>
          <bdi>{stream.title}</bdi>
        </Link>
        <VisibilityBadge visibility={stream.visibility} tone="outline" />
      </div>
      <p className="channel-list__end small sub">
        {stream.scheduled_for !== null && <StartsIn at={stream.scheduled_for} />}
      </p>
    </li>
  );
}
