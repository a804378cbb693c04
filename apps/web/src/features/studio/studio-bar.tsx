import type { Stream } from '@footlight/contracts';
import { MonitorOff, Radio, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, StreamBadge } from '../../components/badge.tsx';
import { Brand } from '../../components/brand.tsx';
import { Button } from '../../components/button.tsx';
import { ThemeSwitch } from '../../components/theme-switch.tsx';
import { WaitingCount } from '../../components/waiting-count.tsx';
import { formatClock, formatSeats } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import type { BroadcastState } from './broadcast-state.ts';
import type { Check } from './pre-live-checks.ts';

interface BarProps {
  stream: Stream;
  air: BroadcastState;
  ending: boolean;
  /** What prevents the stream, or null. Below the checks it is said in full, under the id `obstacleId`. */
  obstacle: Check | null;
  obstacleId: string;
  onGoLive: () => void;
  onGoOn: () => void;
  onEnd: () => void;
}

/** The studio's own bar: what is streamed, how it stands, and always in the same place the button that changes it. */
export function StudioBar(props: BarProps) {
  const { stream, air } = props;
  return (
    <header className="topbar studio-bar">
      <div className="topbar__in">
        <Brand markOnly />
        <div className="studio-bar__title">
          <h1 className="strong">
            <bdi>{stream.title}</bdi>
          </h1>
          <p className="xs muted">
            <bdi>{stream.channel.name}</bdi>
          </p>
        </div>
        <div className="studio-bar__state">
          <AirFacts stream={stream} air={air} />
        </div>
        <div className="topbar__end">
          <ThemeSwitch />
          <div className="studio-bar__actions">
            <AirAction {...props} />
          </div>
        </div>
      </div>
    </header>
  );
}

/** The same at the lower edge of a phone, in reach of the thumb. */
export function StudioFoot(props: BarProps) {
  const { t } = useTranslation('studio');
  const { air, obstacle } = props;
  return (
    <div className="studio-foot">
      <div className="studio-foot__state">
        {air === 'off' || (air === 'idle' && obstacle) ? (
          <>
            <p className="small strong">
              {air === 'off' ? t('off_air', { ns: 'common' }) : t('bar.not_sending')}
            </p>
            <p className="xs muted">{obstacle ? t(`checks.${obstacle.message}`) : t('bar.off_air')}</p>
          </>
        ) : (
          <AirFacts stream={props.stream} air={air} />
        )}
      </div>
      <AirAction {...props} />
    </div>
  );
}

function AirFacts({ stream, air }: { stream: Stream; air: BroadcastState }) {
  const { t } = useTranslation('studio');
  switch (air) {
    case 'off':
      return (
        <>
          <StreamBadge state="scheduled" />
          <span className="small sub">{t('bar.off_air')}</span>
        </>
      );
    case 'ended':
      return <StreamBadge state={stream.state} />;
    case 'going_live':
      return (
        <span className="small sub" role="status">
          {t('bar.joining')}
        </span>
      );
    case 'reconnecting':
    case 'idle':
    case 'interrupted':
    case 'on_air':
      return (
        <>
          <AirBadge air={air} />
          {stream.started_at !== null && <Running since={stream.started_at} />}
          <span className="num sub nowrap">{formatSeats(stream.viewers, stream.viewer_limit)}</span>
          <WaitingCount stream={stream} />
        </>
      );
  }
}

function AirBadge({ air }: { air: 'on_air' | 'interrupted' | 'reconnecting' | 'idle' }) {
  const { t } = useTranslation('studio');
  switch (air) {
    case 'on_air':
      return <StreamBadge state="live" />;
    case 'interrupted':
      return <StreamBadge state="interrupted" />;
    case 'reconnecting':
      return (
        <Badge tone="warn">
          <WifiOff aria-hidden="true" />
          {t('bar.reconnecting')}
        </Badge>
      );
    case 'idle':
      return (
        <Badge tone="info">
          <MonitorOff aria-hidden="true" />
          {t('bar.not_sending')}
        </Badge>
      );
  }
}

function Running({ since }: { since: string }) {
  const now = useNow(1_000);
  return (
    <span className="num strong" role="timer">
      {formatClock(now - Date.parse(since))}
    </span>
  );
}

function AirAction({ air, ending, obstacle, obstacleId, onGoLive, onGoOn, onEnd }: BarProps) {
  const { t } = useTranslation('studio');
  switch (air) {
    case 'ended':
      return null;
    case 'off':
    case 'going_live':
      return (
        <Button
          variant="live"
          className="studio-bar__go"
          busy={air === 'going_live'}
          disabled={air === 'off' && obstacle !== null}
          aria-describedby={obstacle ? obstacleId : undefined}
          onClick={onGoLive}
        >
          {air === 'off' && <Radio size={18} strokeWidth={1.75} aria-hidden="true" />}
          {t('bar.go_live')}
        </Button>
      );
    case 'idle':
      return (
        <div className="studio-bar__both">
          <Button variant="danger" busy={ending} onClick={onEnd}>
            {t('bar.end')}
          </Button>
          <Button
            variant="live"
            className="studio-bar__go"
            disabled={obstacle !== null}
            aria-describedby={obstacle ? obstacleId : undefined}
            onClick={onGoOn}
          >
            {t('bar.go_on')}
          </Button>
        </div>
      );
    case 'on_air':
    case 'interrupted':
    case 'reconnecting':
      return (
        <Button variant="danger" className="studio-bar__go" busy={ending} onClick={onEnd}>
          {t('bar.end')}
        </Button>
      );
  }
}
