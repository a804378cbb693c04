import type { Stream } from '@footlight/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { VisibilityBadge } from '../../components/visibility-badge.tsx';
import type { useChannelStreams } from '../../api/streams/list-channel-streams.ts';

interface StreamSectionProps {
  of: 'upcoming' | 'past';
  list: ReturnType<typeof useChannelStreams>;
  /** Those of the list that stand here. */
  streams: readonly Stream[];
  /** Before the title. */
  when: (stream: Stream) => ReactNode;
  /** Behind it. */
  end: (stream: Stream) => ReactNode;
}

/** Streams of a channel under a heading, a page at a time; nothing where there are none. */
export function StreamSection({ of, list, streams, when, end }: StreamSectionProps) {
  const { t } = useTranslation('channels');
  if (list.isError && !list.data) {
    return (
      <ProblemState
        error={list.error}
        title={t(`${of}.failed`)}
        onRetry={() => void list.refetch()}
        busy={list.isFetching}
      />
    );
  }
  if (streams.length === 0) return null;
  return (
    <section aria-labelledby={of}>
      <h2 className="mb-4" id={of}>
        {t(`${of}.title`)}
      </h2>
      <ol className="channel-list">
        {streams.map((stream) => (
          <li key={stream.id}>
            <p className="channel-list__when num">{when(stream)}</p>
            <div className="channel-list__what">
              <Link className="strong wrap-anywhere hover:underline" to={`/watch/${stream.id}`}>
                <bdi>{stream.title}</bdi>
              </Link>
              <VisibilityBadge visibility={stream.visibility} tone="outline" />
            </div>
            <div className="channel-list__end small sub num">{end(stream)}</div>
          </li>
        ))}
      </ol>
      <ShowMore list={list} className="mt-4" />
    </section>
  );
}
