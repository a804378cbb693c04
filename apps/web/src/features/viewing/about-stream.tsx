import type { Stream } from '@footlight/contracts';
import { Check, Share2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { PlanEndNotice } from '../../components/plan-end-notice.tsx';
import { formatMoment, formatTime } from '../../lib/format.ts';
import type { PreviewAudience } from '../../api/access/get-access.ts';
import { StreamDetails } from './stream-details.tsx';

// For those who run the stream only.
const StaffActions = lazy(async () => ({ default: (await import('./staff-actions.tsx')).StaffActions }));
const PreviewResult = lazy(async () => ({ default: (await import('./preview-as.tsx')).PreviewResult }));

interface AboutStreamProps {
  stream: Stream | undefined;
  /** For somebody who may not watch: whose it is and what it is called, no more. */
  accessDenied: boolean;
}

/** Below the picture: what it is, whose it is, and what can be done with it. */
export function AboutStream({ stream, accessDenied }: AboutStreamProps) {
  if (!stream) return <AboutSkeleton />;
  return (
    <>
      {!accessDenied && <PlanEndNotice stream={stream} />}
      <Head stream={stream} accessDenied={accessDenied} />
      {!accessDenied && <StreamDetails stream={stream} />}
    </>
  );
}

function Head({ stream, accessDenied }: { stream: Stream; accessDenied: boolean }) {
  const { t } = useTranslation('viewing');
  const [previewAs, setSeenAs] = useState<PreviewAudience | null>(null);
  const { channel } = stream;
  return (
    <>
      <div className="about" data-live={(stream.state === 'live' && !accessDenied) || undefined}>
        <Avatar id={channel.id} name={channel.name} kind="channel" picture={channel.avatar_url} size="2xl" />
        <div className="about__text-block">
          <h1 className="h2">
            <bdi>{stream.title}</bdi>
          </h1>
          <p className="meta">
            <Link className="strong sub hover:underline" to={`/c/${channel.handle}`}>
              <bdi>{channel.name}</bdi>
            </Link>
            {stream.started_at !== null && !accessDenied && (
              <span className="num">{startedText(stream.started_at, t)}</span>
            )}
          </p>
        </div>
        <div className="btn-row about__actions">
          {stream.can.manage && (
            <Suspense>
              <StaffActions stream={stream} previewAs={previewAs} onPreviewAs={setSeenAs} />
            </Suspense>
          )}
          <ShareButton url={stream.watch_url} title={stream.title} />
        </div>
      </div>
      {previewAs && (
        <Suspense>
          <PreviewResult stream={stream} as={previewAs} onClose={() => setSeenAs(null)} />
        </Suspense>
      )}
    </>
  );
}

function startedText(startedAt: string, t: ReturnType<typeof useTranslation<'viewing'>>['t']): string {
  const isToday = new Date(startedAt).toDateString() === new Date().toDateString();
  return isToday
    ? t('started', { time: formatTime(startedAt) })
    : t('started_at', { moment: formatMoment(startedAt) });
}

/** Milliseconds that "Copied" stays. */
const thanks = 2_000;

/** Hands the link on: by the system's own sheet on phones, else it is copied. */
function ShareButton({ url, title }: { url: string; title: string }) {
  const { t } = useTranslation('viewing');
  const [outcome, setOutcome] = useState<'shared' | 'share_refused' | null>(null);

  useEffect(() => {
    if (outcome !== 'shared') return;
    const timer = setTimeout(() => setOutcome(null), thanks);
    return () => clearTimeout(timer);
  }, [outcome]);

  const share = async () => {
    if (matchMedia('(pointer: coarse)').matches && 'share' in navigator) {
      // Closing the sheet without sharing is a choice, not a failure.
      return navigator.share({ url, title }).catch(() => undefined);
    }
    try {
      await navigator.clipboard.writeText(url);
      setOutcome('shared');
    } catch {
      setOutcome('share_refused');
    }
  };

  return (
    <>
      <IconButton label={t('share')} variant="secondary" onClick={() => void share()}>
        {outcome === 'shared' ? (
          <Check size={18} strokeWidth={1.75} />
        ) : (
          <Share2 size={18} strokeWidth={1.75} />
        )}
      </IconButton>
      <span role="status" className={outcome === 'share_refused' ? 'small sub' : 'sr-only'}>
        {outcome && t(outcome)}
      </span>
    </>
  );
}

function AboutSkeleton() {
  return (
    <Skeletons className="about">
      <Skeleton className="size-12 flex-none rounded-lg" />
      <div className="about__text-block grid gap-2">
        <Skeleton className="h-6 w-3/5" />
        <Skeleton className="h-4 w-2/5" />
      </div>
    </Skeletons>
  );
}
