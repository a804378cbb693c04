import type { Stream } from '@footlight/contracts';
import { CalendarX, CloudOff, LockKeyhole, RotateCw, VideoOff, WifiOff } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { StatusOverlay, LoadingIndicator } from '../../components/status-overlay.tsx';
import { NextStepButton } from '../../components/next-step-button.tsx';
import { formatLength, formatMoment, formatNumber } from '../../lib/format.ts';
import { describeProblem } from '../../lib/describe-problem.ts';
import { signInPath } from '../../lib/return-path.ts';
import { useAccount } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import type { PlayerState } from './player-state.ts';

// Who opens a stream that is live pays for neither.
const Upcoming = lazy(async () => ({ default: (await import('./upcoming-overlay.tsx')).Upcoming }));
const AccessDenied = lazy(async () => ({ default: (await import('./access-denied.tsx')).AccessDenied }));

interface PlayerOverlayProps {
  state: Exclude<PlayerState, { kind: 'picture' }>;
  stream: Stream | undefined;
  onJoinNow: () => void;
  /** What those who run a stream can do when it is over. */
  renderPastStreamActions: (stream: Stream) => ReactNode;
}

const icon = { size: 32, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** What the frame says when there is no picture: what is happening, how long, and the one thing to do. */
export function PlayerOverlay({ state, stream, onJoinNow, renderPastStreamActions }: PlayerOverlayProps) {
  const { t } = useTranslation('viewing');
  const channel = stream?.channel.name ?? '';

  switch (state.kind) {
    case 'connecting':
      return (
        <Message
          role="status"
          icon={<LoadingIndicator />}
          title={state.again ? t('connecting.again') : t('connecting.title')}
          late
        />
      );
    case 'reconnecting':
      return (
        <Message role="alert" icon={<LoadingIndicator />} title={t('reconnecting.title')}>
          {t('reconnecting.text')}
        </Message>
      );
    case 'camera_off':
      return (
        <Message role="status" icon={<VideoOff {...icon} />} title={t('camera_off.title')}>
          {state.sound ? t('camera_off.sound', { channel }) : t('camera_off.silent', { channel })}
        </Message>
      );
    case 'empty':
      return (
        <Message role="status" icon={<LoadingIndicator />} title={t('empty.title')} late>
          {t('empty.text', { channel })}
        </Message>
      );
    case 'interrupted':
      return (
        <Message role="status" icon={<LoadingIndicator />} title={t('interrupted.title')}>
          {state.since === null ? t('interrupted.text') : <Since moment={state.since} channel={channel} />}
        </Message>
      );
    case 'not_started':
      return (
        <Message role="status" over={t('not_started.over', { channel })} title={<bdi>{stream?.title}</bdi>}>
          {t('not_started.text')}
        </Message>
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
        <Message
          role="status"
          icon={
            typeof stream?.viewer_limit === 'number' && (
              <Badge tone="plate">
                {t('full.over', {
                  taken: formatNumber(Math.max(stream.viewers ?? 0, stream.viewer_limit)),
                  seats: formatNumber(stream.viewer_limit),
                })}
              </Badge>
            )
          }
          title={t('full.title')}
          actions={<TryNow label={t('full.action')} onPress={onJoinNow} />}
          under={<NextTry at={state.retryAt} of="full" />}
        >
          {t('full.text')}
        </Message>
      );
    case 'elsewhere':
      return (
        <Message
          role="alert"
          title={t('elsewhere.title')}
          actions={
            <Button variant="primary" onClick={onJoinNow}>
              {t('elsewhere.action')}
            </Button>
          }
        >
          {t('elsewhere.text')}
        </Message>
      );
    case 'failed':
      return (
        <Message
          role="alert"
          icon={state.cause === 'network' ? <WifiOff {...icon} /> : <CloudOff {...icon} />}
          title={t(`failed.${state.cause}.title`)}
          actions={<TryNow label={t('failed.action')} onPress={onJoinNow} />}
          under={<NextTry at={state.retryAt} of="failed" />}
        >
          {t(`failed.${state.cause}.text`)}
        </Message>
      );
    case 'refused': {
      const { sentence, nextStep, requestId } = describeProblem(state.error);
      return (
        <Message
          role="alert"
          icon={<CloudOff {...icon} />}
          title={t('refused.title')}
          actions={<NextStepButton nextStep={nextStep} onRetry={onJoinNow} />}
          under={requestId && t('request_id', { ns: 'problems', id: requestId })}
        >
          {sentence}
        </Message>
      );
    }
  }
}

interface MessageProps {
  role: 'status' | 'alert';
  icon?: ReactNode;
  over?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  under?: ReactNode;
  /** Shown only after a moment: most of the time it is over before. */
  late?: boolean;
}

function Message({ late = false, children, ...rest }: MessageProps) {
  return (
    <StatusOverlay ratio="none" {...rest} {...(late ? { className: 'status-overlay--late' } : {})}>
      {children}
    </StatusOverlay>
  );
}

function TryNow({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button onClick={onPress}>
      <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />
      {label}
    </Button>
  );
}

function NextTry({ at, of }: { at: number; of: 'full' | 'failed' }) {
  const { t } = useTranslation('viewing');
  const seconds = Math.ceil((at - useNow(1_000)) / 1000);
  // Said once in the title; counting down aloud would drown everything else.
  return (
    <span className="num" aria-hidden="true">
      {seconds > 0 ? t(`${of}.next`, { count: seconds }) : t('failed.now')}
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

interface OverProps {
  stream: Stream | undefined;
  /** What can be done with it. */
  pastActions: ReactNode;
}

/** A stream with a date that came to nothing. */
function NotHeld({ how, stream, pastActions }: OverProps & { how: 'missed' | 'canceled' }) {
  const { t } = useTranslation('viewing');
  return (
    <Message
      role="status"
      icon={<CalendarX {...icon} />}
      {...(stream?.scheduled_for
        ? { over: t('planned', { moment: formatMoment(stream.scheduled_for) }) }
        : {})}
      title={t(`${how}.title`)}
      actions={<EndActions pastActions={pastActions} />}
    >
      {stream && (
        <>
          <bdi>{t('was_to_be', { title: stream.title })}</bdi>
          <br />
        </>
      )}
      {t(`${how}.text`, { channel: stream?.channel.name ?? '' })}
    </Message>
  );
}

function Ended({ stream, pastActions }: OverProps) {
  const { t } = useTranslation('viewing');
  const over =
    stream?.started_at && stream.ended_at
      ? t('ended.over', {
          moment: formatMoment(stream.ended_at),
          length: formatLength(Date.parse(stream.ended_at) - Date.parse(stream.started_at)),
        })
      : undefined;
  return (
    <Message
      role="status"
      over={over}
      title={t('ended.title')}
      actions={<EndActions pastActions={pastActions} />}
    >
      {stream && (
        <>
          <bdi>{t('ended.was', { title: stream.title })}</bdi>
          <br />
        </>
      )}
      {t('ended.text')}
    </Message>
  );
}

/** What is live elsewhere, and beside it what can be done with what is over. */
function EndActions({ pastActions }: Pick<OverProps, 'pastActions'>) {
  const { t } = useTranslation('viewing');
  return (
    <>
      <Button variant="primary" asChild>
        <Link to="/">{t('ended.action')}</Link>
      </Button>
      {pastActions}
    </>
  );
}

function Missing() {
  const { t } = useTranslation('viewing');
  const account = useAccount();
  const { pathname, search } = useLocation();
  return (
    <Message
      role="status"
      icon={<LockKeyhole {...icon} />}
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
    </Message>
  );
}
