import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { StreamCard } from '../../components/stream-card.tsx';

interface LiveStreamsProps {
  /** At least one. */
  streams: readonly Stream[];
  onMore?: () => void;
  loadingMore: boolean;
}

/** One large stream, then the rest. */
export function LiveStreams({ streams, onMore, loadingMore }: LiveStreamsProps) {
  const { t } = useTranslation('streams');
  const [first, ...rest] = streams;
  return (
    <>
      {first && <StreamCard stream={first} size="large" />}
      {rest.length > 0 && (
        <section className="mt-12 max-tablet:mt-8" aria-labelledby="also">
          <h2 className="mb-4" id="also">
            {t('home.also')}
          </h2>
          <ul className="grid gap-x-6 gap-y-8 tablet:grid-cols-2 laptop:grid-cols-3 max-tablet:gap-y-5">
            {rest.map((stream) => (
              <li key={stream.id} className="min-w-0">
                <StreamCard stream={stream} size="row" />
              </li>
            ))}
          </ul>
        </section>
      )}
      {onMore && (
        <Button className="mt-8" busy={loadingMore} onClick={onMore}>
          {t('home.more')}
        </Button>
      )}
    </>
  );
}
