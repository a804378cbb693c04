import type { Stream } from '@footlight/contracts';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { ShowMore } from '../../../components/show-more.tsx';
import { StreamCard } from '../../../components/stream-card.tsx';
import { StreamGrid } from './stream-grid.tsx';

/** The one that is shown large. */
export function FirstLive({ stream }: { stream: Stream }) {
  return <StreamCard stream={stream} size="large" />;
}

interface AlsoLiveProps {
  streams: readonly Stream[];
  /** The list that they are of. */
  list: ComponentProps<typeof ShowMore>['list'];
}

/** The rest of what is live. */
export function AlsoLive({ streams, list }: AlsoLiveProps) {
  const { t } = useTranslation('streams');
  if (streams.length === 0 && !list.hasNextPage) return null;
  return (
    <section className="home__also" aria-labelledby="also">
      <h2 className="mb-4" id="also">
        {t('home.also')}
      </h2>
      <StreamGrid streams={streams} />
      <ShowMore list={list} className="mt-8" />
    </section>
  );
}
