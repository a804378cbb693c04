import type { Stream } from '@footlight/contracts';
import { CloudOff, LockKeyhole, RotateCw, VideoOff, WifiOff } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '../../components/button.tsx';
import { LoadingIndicator } from '../../components/status-overlay.tsx';
import { NextStepButton } from '../../components/next-step-button.tsx';
import { formatLength } from '../../lib/format.ts';
import { describeProblem } from '../../lib/describe-problem.ts';
import { signInPath } from '../../lib/return-path.ts';
import { useAccount } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { Ended, NotHeld } from './past-stream-overlay.tsx';
import { messageIcon, PlayerMessage } from './player-message.tsx';
import type { PlayerState } from './player-state.ts';
import type { QueueActions } from './queue-state.ts';

// Who opens a stream that is live and has a free seat pays for none of them.
const Upcoming = lazy(async () => ({ default: (await import('./upcoming-overlay.tsx')).Upcoming }));
const AccessDenied = lazy(async () => ({ default: (await import('./access-denied.tsx')).AccessDenied }));

const FullStream = lazy(async () => ({ default: (await import('./full-stream-overlay.tsx')).FullStream }));

interface PlayerOverlayProps {
  state: Exclude<PlayerState, { kind: 'picture' }>;
  stream: Stream | undefined;
  /** What one can do about a place in the queue; null while the stream is not full. */
  queue: QueueActions | null;
  /** Until when the seat is this viewer's whatever happens, in milliseconds since 1970; null without a seat. */
  seatKeptUntil: number | null;
  onJoinNow: () => void;
  /** What those who run a stream can do when it is over. */
  renderPastStreamActions: (stream: Stream) => ReactNode;
}

/** What the frame says when there is no picture: what is happening, how long, and the one thing to do. */
export function PlayerOverlay({
  state,
  stream,
  queue,
  seatKeptUntil,
  onJoinNow,
  renderPastStreamActions,
}: PlayerOverlayProps) {
  const { t } = useTranslation('viewing');
  const channel = stream?.channel.name ?? '';

  switch (state.kind) {
    case 'connecting':
      return (
        <PlayerMessage
          role="status"
          icon={<LoadingIndicator />}
          title={state.again ? t('connecting.again') : t('connecting.title')}
          late={!state.again}
        >
          {state.again ? <SeatKept until={seatKeptUntil} /> : undefined}
        </PlayerMessage>
      );
    case 'reconnecting':
      return (
        <PlayerMessage role="alert" icon={<LoadingIndicator />} title={t('reconnecting.title')}>
          {t('reconnecting.text')} <SeatKept until={seatKeptUntil} />
        </PlayerMessage>
      );
    case 'camera_off':
      return (
        <PlayerMessage role="status" icon={<VideoOff {...messageIcon} />} title={t('camera_off.title')}>
          {state.sound ? t('camera_off.sound', { channel }) : t('camera_off.silent', { channel })}
        </PlayerMessage>
      );
    case 'empty':
      return (
        <PlayerMessage role="status" icon={<LoadingIndicator />} title={t('empty.title')} late>
          {t('empty.text', { channel })}
        </PlayerMessage>
      );
    case 'interrupted':
      return (
        <PlayerMessage role="status" icon={<LoadingIndicator />} title={t('interrupted.title')}>
          {state.since === null ? t('interrupted.text') : <Since moment={state.since} channel={channel} />}
        </PlayerMessage>
      );
    case 'not_started':
      return (
        <PlayerMessage
          role="status"
          over={t('not_started.over', { channel })}
          title={<bdi>{stream?.title}</bdi>}
        >
          {t('not_started.text')}
        </PlayerMessage>
      );
    case 'upcoming':
      return (
        <Suspense>
          <Upcoming stream={stream} at={state.at} />
        </Suspense>
      );
    case 'missed':
    case 'canceled':
      return (
        <NotHeld how={state.kind} stream={stream} pastActions={stream && renderPastStreamActions(stream)} />
      );
    case 'access_denied':
      return (
        <Suspense>
          <AccessDenied stream={stream} denial={state.denial} />
        </Suspense>
      );
    case 'ended':
      return <Ended stream={stream} pastActions={stream && renderPastStreamActions(stream)} />;
    case 'missing':
      return <Missing />;
    case 'full':
      return (
        <Suspense>
          <FullStream stream={stream} queue={state.queue} actions={queue} onTakeSeat={onJoinNow} />
        </Suspense>
      );
    case 'elsewhere':
      return (
        <PlayerMessage
          role="alert"
          title={t(`elsewhere.${state.where}`)}
          actions={
            <Button variant="primary" onClick={onJoinNow}>
              {t('elsewhere.action')}
            </Button>
          }
        >
          {t('elsewhere.text')}
        </PlayerMessage>
      );
    case 'failed':
      return (
        <PlayerMessage
          role="alert"
          icon={state.cause === 'network' ? <WifiOff {...messageIcon} /> : <CloudOff {...messageIcon} />}
          title={t(`failed.${state.cause}.title`)}
          actions={<TryNow label={t('failed.action')} onPress={onJoinNow} />}
          under={<NextTry at={state.retryAt} />}
        >
          {t(`failed.${state.cause}.text`)} <SeatKept until={seatKeptUntil} />
        </PlayerMessage>
      );
    case 'refused': {
      const { sentence, nextStep, requestId } = describeProblem(state.error);
      return (
        <PlayerMessage
          role="alert"
          icon={<CloudOff {...messageIcon} />}
          title={t('refused.title')}
          actions={<NextStepButton nextStep={nextStep} onRetry={onJoinNow} />}
          under={requestId && t('request_id', { ns: 'problems', id: requestId })}
        >
          {sentence}
        </PlayerMessage>
      );
    }
  }
}

/** Whether one's seat is kept while the server is not reached; nothing without a seat. */
function SeatKept({ until }: { until: number | null }) {
  const { t } = useTranslation('viewing');
  const now = useNow(1_000);
  return until === null ? null : t(now < until ? 'seat.kept' : 'seat.uncertain');
}

function TryNow({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button onClick={onPress}>
      <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />
      {label}
    </Button>
  );
}

function NextTry({ at }: { at: number }) {
  const { t } = useTranslation('viewing');
  const seconds = Math.ceil((at - useNow(1_000)) / 1000);
  // Said once in the title; counting down aloud would drown everything else.
  return (
    <span className="num" aria-hidden="true">
      {seconds > 0 ? t('failed.next', { count: seconds }) : t('failed.now')}
    </span>
  );
}

function Since({ moment, channel }: { moment: string; channel: string }) {
  const { t } = useTranslation('viewing');
  const gone = Math.max(0, useNow(1_000) - Date.parse(moment));
  const ago =
    gone < 60_000 ? t('interrupted.seconds', { count: Math.floor(gone / 1000) }) : formatLength(gone);
  return t('interrupted.since', { channel, ago });
}

function Missing() {
  const { t } = useTranslation('viewing');
  const account = useAccount();
  const { pathname, search } = useLocation();
  return (
    <PlayerMessage
      role="status"
      icon={<LockKeyhole {...messageIcon} />}
      title={t('missing.title')}
      actions={
        <>
          {!account && (
            <Button variant="primary" asChild>
              <Link to={signInPath(`${pathname}${search}`)}>{t('missing.sign_in')}</Link>
            </Button>
          )}
          <Button asChild>
            <Link to="/">{t('missing.action')}</Link>
          </Button>
        </>
      }
    >
      {account
        ? t('missing.text_signed_in', { who: account.email ?? account.display_name })
        : t('missing.text')}
    </PlayerMessage>
  );
}
