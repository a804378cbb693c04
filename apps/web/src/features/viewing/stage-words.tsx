import type { Stream } from '@footlight/contracts';
import { CalendarX, CloudOff, LockKeyhole, RotateCw, VideoOff, WifiOff } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Curtain, WaitingLamps } from '../../components/curtain.tsx';
import { WayOnButton } from '../../components/way-on.tsx';
import { formatLength, formatMoment, formatNumber } from '../../lib/format.ts';
import { wordsFor } from '../../lib/problem-words.ts';
import { signInPath } from '../../lib/return-path.ts';
import { useAccount } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import type { Stage } from './stage.ts';

// Who opens a stream that is live pays for neither.
const Upcoming = lazy(async () => ({ default: (await import('./upcoming.tsx')).Upcoming }));
const Barred = lazy(async () => ({ default: (await import('./barred.tsx')).Barred }));

interface StageWordsProps {
  stage: Exclude<Stage, { kind: 'picture' }>;
  stream: Stream | undefined;
  onJoinNow: () => void;
  /** What those who run a stream can do when it is over. */
  renderPastAct: (stream: Stream) => ReactNode;
}

const icon = { size: 32, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** What the frame says when there is no picture: what is happening, how long, and the one thing to do. */
export function StageWords({ stage, stream, onJoinNow, renderPastAct }: StageWordsProps) {
  const { t } = useTranslation('viewing');
  const channel = stream?.channel.name ?? '';

  switch (stage.kind) {
    case 'connecting':
      return (
        <Words
          role="status"
          icon={<WaitingLamps />}
          title={stage.again ? t('connecting.again') : t('connecting.title')}
          late
        />
      );
    case 'reconnecting':
      return (
        <Words role="alert" icon={<WaitingLamps />} title={t('reconnecting.title')}>
          {t('reconnecting.text')}
        </Words>
      );
    case 'camera_off':
      return (
        <Words role="status" icon={<VideoOff {...icon} />} title={t('camera_off.title')}>
          {stage.sound ? t('camera_off.sound', { channel }) : t('camera_off.silent', { channel })}
        </Words>
      );
    case 'empty':
      return (
        <Words role="status" icon={<WaitingLamps />} title={t('empty.title')} late>
          {t('empty.text', { channel })}
        </Words>
      );
    case 'interrupted':
      return (
        <Words role="status" icon={<WaitingLamps />} title={t('interrupted.title')}>
          {stage.since === null ? t('interrupted.text') : <Since moment={stage.since} channel={channel} />}
        </Words>
      );
    case 'not_started':
      return (
        <Words role="status" over={t('not_started.over', { channel })} title={<bdi>{stream?.title}</bdi>}>
          {t('not_started.text')}
        </Words>
      );
    case 'upcoming':
      return (
        <Suspense>
          <Upcoming stream={stream} at={stage.at} />
        </Suspense>
      );
    case 'missed':
    case 'canceled':
      return <Off how={stage.kind} stream={stream} act={stream && renderPastAct(stream)} />;
    case 'barred':
      return (
        <Suspense>
          <Barred stream={stream} gate={stage.gate} />
        </Suspense>
      );
    case 'ended':
      return <Ended stream={stream} act={stream && renderPastAct(stream)} />;
    case 'missing':
      return <Missing />;
    case 'full':
      return (
        <Words
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
          actions={<TryNow label={t('full.way')} onPress={onJoinNow} />}
          under={<NextTry at={stage.retryAt} of="full" />}
        >
          {t('full.text')}
        </Words>
      );
    case 'elsewhere':
      return (
        <Words
          role="alert"
          title={t('elsewhere.title')}
          actions={
            <Button variant="primary" onClick={onJoinNow}>
              {t('elsewhere.way')}
            </Button>
          }
        >
          {t('elsewhere.text')}
        </Words>
      );
    case 'failed':
      return (
        <Words
          role="alert"
          icon={stage.cause === 'network' ? <WifiOff {...icon} /> : <CloudOff {...icon} />}
          title={t(`failed.${stage.cause}.title`)}
          actions={<TryNow label={t('failed.way')} onPress={onJoinNow} />}
          under={<NextTry at={stage.retryAt} of="failed" />}
        >
          {t(`failed.${stage.cause}.text`)}
        </Words>
      );
    case 'refused': {
      const { sentence, way, requestId } = wordsFor(stage.error);
      return (
        <Words
          role="alert"
          icon={<CloudOff {...icon} />}
          title={t('refused.title')}
          actions={<WayOnButton way={way} onRetry={onJoinNow} />}
          under={requestId && t('request_id', { ns: 'problems', id: requestId })}
        >
          {sentence}
        </Words>
      );
    }
  }
}

interface WordsProps {
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

function Words({ late = false, children, ...rest }: WordsProps) {
  return (
    <Curtain ratio="none" {...rest} {...(late ? { className: 'curtain--late' } : {})}>
      {children}
    </Curtain>
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
  act: ReactNode;
}

/** A stream with a date that came to nothing. */
function Off({ how, stream, act }: OverProps & { how: 'missed' | 'canceled' }) {
  const { t } = useTranslation('viewing');
  return (
    <Words
      role="status"
      icon={<CalendarX {...icon} />}
      {...(stream?.scheduled_for
        ? { over: t('planned', { moment: formatMoment(stream.scheduled_for) }) }
        : {})}
      title={t(`${how}.title`)}
      actions={<HomeAnd act={act} />}
    >
      {stream && (
        <>
          <bdi>{t('was_to_be', { title: stream.title })}</bdi>
          <br />
        </>
      )}
      {t(`${how}.text`, { channel: stream?.channel.name ?? '' })}
    </Words>
  );
}

function Ended({ stream, act }: OverProps) {
  const { t } = useTranslation('viewing');
  const over =
    stream?.started_at && stream.ended_at
      ? t('ended.over', {
          moment: formatMoment(stream.ended_at),
          length: formatLength(Date.parse(stream.ended_at) - Date.parse(stream.started_at)),
        })
      : undefined;
  return (
    <Words role="status" over={over} title={t('ended.title')} actions={<HomeAnd act={act} />}>
      {stream && (
        <>
          <bdi>{t('ended.was', { title: stream.title })}</bdi>
          <br />
        </>
      )}
      {t('ended.text')}
    </Words>
  );
}

/** What is live elsewhere, and beside it what can be done with what is over. */
function HomeAnd({ act }: Pick<OverProps, 'act'>) {
  const { t } = useTranslation('viewing');
  return (
    <>
      <Button variant="primary" asChild>
        <Link to="/">{t('ended.way')}</Link>
      </Button>
      {act}
    </>
  );
}

function Missing() {
  const { t } = useTranslation('viewing');
  const account = useAccount();
  const { pathname, search } = useLocation();
  return (
    <Words
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
            <Link to="/">{t('missing.way')}</Link>
          </Button>
        </>
      }
    >
      {account
        ? t('missing.text_signed_in', { who: account.email ?? account.display_name })
        : t('missing.text')}
    </Words>
  );
}
