import type { Stream } from '@footlight/contracts';
import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router';

// For those who run the stream only.
const DuplicatePastStream = lazy(async () => ({
  default: (await import('../features/streams/planning/duplicate-past-stream.tsx')).DuplicatePastStream,
}));

const ReportLink = lazy(async () => ({
  default: (await import('../features/streams/report/report-link.tsx')).ReportLink,
}));

interface PastStreamActionsProps {
  stream: Stream;
  size?: 'sm' | 'md';
}

/** What those who run a stream can do with one that is over, on pages that others see too. */
export function PastStreamActions({ stream, size = 'md' }: PastStreamActionsProps) {
  const navigate = useNavigate();
  if (!stream.can.moderate) return null;
  return (
    <Suspense>
      {stream.started_at !== null && <ReportLink stream={stream} size={size} />}
      {stream.can.manage && (
        <DuplicatePastStream
          stream={stream}
          size={size}
          // Where the new one is listed.
          onMade={() => void navigate(`/dashboard?channel=${stream.channel.id}`)}
        />
      )}
    </Suspense>
  );
}
