import type { Stream } from '@footlight/contracts';
import { Bell, BellOff, BellRing, RotateCw, Users } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { LoadingIndicator, StatusOverlay } from '../../components/status-overlay.tsx';
import { describeProblem } from '../../lib/describe-problem.ts';
import { formatNumber, formatSeats } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import type { NotificationChoice, QueueActions, QueueState } from './queue-state.ts';
import './full-stream-overlay.css';

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface FullStreamProps {
  stream: Stream | undefined;
  queue: QueueState | null;
  actions: QueueActions | null;
  onTakeSeat: () => void;
}

/** A full stream: the queue, one's place in it, and the seat when it is one's turn. */
export function FullStream({ stream, queue, actions, onTakeSeat }: FullStreamProps) {
  const { t } = useTranslation('viewing');
  const frame = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  const place = queue?.place ?? 'none';

  // The button that was pressed is gone: whoever uses the keyboard goes on here.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) frame.current?.focus();
  }, [place]);

  return (
    <div
      ref={frame}
      className="full-stream"
      tabIndex={-1}
      onFocus={() => (hadFocus.current = true)}
      onBlur={({ relatedTarget }) => {
        // What is taken away while it has the focus hands it to nobody.
        if (relatedTarget) hadFocus.current = false;
      }}
    >
      {queue && actions ? (
        <Place stream={stream} queue={queue} actions={actions} onTakeSeat={onTakeSeat} />
      ) : (
        <StatusOverlay ratio="none" icon={<Seats stream={stream} />} title={t('full.title')}>
          <LoadingIndicator />
        </StatusOverlay>
      )}
    </div>
  );
}

type PlaceProps = Pick<FullStreamProps, 'stream' | 'onTakeSeat'> & {
  queue: QueueState;
  actions: QueueActions;
};

function Place({ stream, queue, actions, onTakeSeat }: PlaceProps) {
  const { t } = useTranslation('viewing');
  const { place, error } = queue;
  const length = queue.length ?? stream?.queue_length ?? null;
  const join = () => void actions.join();

  switch (place) {
    case 'none':
    case 'joining':
      return (
        <Message
          icon={<Seats stream={stream} />}
          title={t('full.title')}
          actions={
            <Button variant="primary" busy={place === 'joining'} onClick={join}>
              <Users {...icon} />
              {t('full.action')}
            </Button>
          }
          error={error}
        >
          <Waiting length={length} /> {t('full.text')}
        </Message>
      );
    case 'waiting':
      return (
        <Message
          icon={<Seats stream={stream} />}
          title={<Position position={queue.position ?? 1} />}
          actions={
            <>
              <NotificationButton choice={queue.notifications} onPress={actions.toggleNotifications} />
              <Button onClick={() => void actions.leave()}>{t('queue.leave')}</Button>
            </>
          }
          error={error}
          under={
            <span role="status">
              {queue.connected
                ? queue.notifications === 'blocked' && t('queue.notify_blocked')
                : t('queue.offline')}
            </span>
          }
        >
          {length !== null && length > 1 && <Row position={queue.position ?? 1} length={length} />}
          {queue.turnMissed && t('queue.turn_missed')}{' '}
          {length !== null && length > 1 && <Waiting length={length} />} {t('queue.text')}
        </Message>
      );
    case 'turn':
      return (
        <Message
          title={t('queue.turn')}
          actions={
            <>
              <Button variant="primary" onClick={onTakeSeat}>
                {t('queue.watch')}
              </Button>
              <Button onClick={() => void actions.leave()}>{t('queue.leave')}</Button>
            </>
          }
          error={error}
          under={queue.turnEndsAt !== null && <TimeLeft until={queue.turnEndsAt} />}
        >
          {t('queue.turn_text')}
        </Message>
      );
    case 'away':
      return (
        <Message
          title={t('queue.away')}
          actions={<Button onClick={join}>{t('queue.again')}</Button>}
          error={error}
        >
          {t('queue.away_text')}
        </Message>
      );
    case 'lapsed':
    case 'lost':
      return (
        <Message
          title={t(`queue.${place}`)}
          actions={
            <Button variant="primary" onClick={join}>
              <RotateCw {...icon} />
              {t('queue.again')}
            </Button>
          }
          error={error}
        >
          {t(`queue.${place}_text`)} <Waiting length={length} />
        </Message>
      );
  }
}

interface MessageProps {
  icon?: ReactNode;
  title: ReactNode;
  children: ReactNode;
  actions: ReactNode;
  under?: ReactNode;
  error: unknown;
}

/**
 * Only the title and what failed are read out by themselves: the rest changes too often. Within a heading `role="status"`
 * would take its name away.
 */
function Message({ icon: above, title, children, actions, under, error }: MessageProps) {
  return (
    <StatusOverlay
      ratio="none"
      icon={above}
      title={<span aria-live="polite">{title}</span>}
      actions={actions}
      under={error === null ? under : <span role="alert">{describeProblem(error).sentence}</span>}
    >
      {children}
    </StatusOverlay>
  );
}

function Seats({ stream }: { stream: Stream | undefined }) {
  const seats = stream && formatSeats(stream.viewers, stream.viewer_limit);
  return seats ? <Badge tone="plate">{seats}</Badge> : null;
}

function Waiting({ length }: { length: number | null }) {
  const { t } = useTranslation('viewing');
  return length === null ? null : t('full.waiting', { count: length, length: formatNumber(length) });
}

function Position({ position }: { position: number }) {
  const { t } = useTranslation('viewing');
  return position === 1
    ? t('queue.first')
    : t('queue.place', { count: position, ordinal: true, place: formatNumber(position) });
}

/** How many of those who wait are drawn at the most. */
const mostDrawn = 8;

/** Those who wait, the first one at the start; a picture of what the title says. */
function Row({ position, length }: { position: number; length: number }) {
  const drawn = Math.min(Math.max(length, position), mostDrawn);
  return (
    <ol className="full-stream__row" aria-hidden="true">
      {Array.from({ length: drawn }, (_, index) => (
        <li key={index} data-own={index + 1 === Math.min(position, mostDrawn) || undefined} />
      ))}
    </ol>
  );
}

interface NotificationButtonProps {
  choice: NotificationChoice;
  onPress: () => Promise<void>;
}

function NotificationButton({ choice, onPress }: NotificationButtonProps) {
  const { t } = useTranslation('viewing');
  if (choice === 'unsupported') return null;
  const Icon = { on: BellRing, off: Bell, blocked: BellOff }[choice];
  return (
    <Button aria-pressed={choice === 'on'} disabled={choice === 'blocked'} onClick={() => void onPress()}>
      <Icon {...icon} />
      {t(choice === 'on' ? 'queue.notify_on' : 'queue.notify')}
    </Button>
  );
}

function TimeLeft({ until }: { until: number }) {
  const { t } = useTranslation('viewing');
  const seconds = Math.max(0, Math.ceil((until - useNow(1_000)) / 1000));
  return (
    <span className="num" role="timer">
      {t('queue.turn_left', { count: seconds })}
    </span>
  );
}
