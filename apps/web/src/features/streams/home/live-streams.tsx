import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { StreamCard } from '../../../components/stream-card.tsx';
import { StreamGrid } from './stream-grid.tsx';

/** The one that is shown large. */
export function FirstLive({ stream }: { stream: Stream }) {
  return <StreamCard stream={stream} size="large" />;
}

interface AlsoLiveProps {
  streams: readonly Stream[];
  onMore?: () => void;
  loadingMore: boolean;
}

/** The rest of what is live. */
export function AlsoLive({ streams, onMore, loadingMore }: AlsoLiveProps) {
  const { t } = useTranslation('streams');
  if (streams.length === 0 && !onMore) return null;
  return (
    <section className="home__also" aria-labelledby="also">
      <h2 className="mb-4" id="also">
        {t('home.also')}
      </h2>
      <StreamGrid streams={streams} />
      {onMore && (
        <Button className="mt-8" busy={loadingMore} onClick={onMore}>
          {t('home.more')}
        </Button>
      )}
    </section>
  );
}
