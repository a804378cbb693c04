import type { Stream } from '@footlight/contracts';
import { StreamCard } from '../../../components/stream-card.tsx';

/** Streams in rows of three; one below the other on phones. */
export function StreamGrid({ streams }: { streams: readonly Stream[] }) {
  return (
    <ul className="grid gap-x-6 gap-y-8 tablet:grid-cols-2 laptop:grid-cols-3 max-tablet:gap-y-5">
      {streams.map((stream) => (
        <li key={stream.id} className="min-w-0">
          <StreamCard stream={stream} size="row" />
        </li>
      ))}
    </ul>
  );
}
