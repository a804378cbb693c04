import type { Stream } from '@footlight/contracts';
import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router';

// For those who run the stream only.
const DuplicatePast = lazy(async () => ({
  default: (await import('../features/streams/planning/duplicate-past.tsx')).DuplicatePast,
}));

interface PastActsProps {
  stream: Stream;
  size?: 'sm' | 'md';
}

/** What those who run a stream can do with one that is over, on pages that others see too. */
export function PastActs({ stream, size = 'md' }: PastActsProps) {
  const navigate = useNavigate();
  if (!stream.can.manage) return null;
  return (
    <Suspense>
      <DuplicatePast
        stream={stream}
        size={size}
        // Where the new one is listed.
        onMade={() => void navigate(`/dashboard?channel=${stream.channel.id}`)}
      />
    </Suspense>
  );
}
