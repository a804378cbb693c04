import type { Stream } from '@footlight/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { isProblem } from '../../lib/send.ts';
import type { BroadcastState } from './broadcast-state.ts';
import type { Broadcast, BroadcastSnapshot } from './broadcast.ts';
import { endStream } from '../../api/streams/end-stream.ts';
import { runningStreamQuery } from '../../api/streams/find-running-stream.ts';
import { streamKeys } from '../../api/streams/stream-keys.ts';

interface BroadcastNoticesProps extends BroadcastSnapshot {
  stream: Stream;
  air: BroadcastState;
  broadcast: Broadcast;
}

interface ActionNoticeProps extends Omit<ComponentProps<typeof Notice>, 'action'> {
  label: string;
  onPress: () => void;
}

/** What stands in the way of the broadcast right now, each with its next step. */
export function BroadcastNotices({ stream, air, broadcast, phase, failure, unsent }: BroadcastNoticesProps) {
  const { t } = useTranslation('studio');
  if (failure?.of === 'start' && isProblem(failure.error, 'channel_already_live')) {
    return <AlreadyLive stream={stream} onEnded={() => void broadcast.goLive()} />;
  }
  // Nobody sends: neither this page nor another one.
  const isOffAir = air === 'idle' && stream.state === 'interrupted';
  return (
    <>
      {failure && (
        <ProblemNotice
          error={failure.error}
          title={failure.of === 'start' ? t('start_failed') : t('end_failed')}
          onRetry={() => void (failure.of === 'start' ? broadcast.goLive() : broadcast.end())}
        />
      )}
      {phase.kind === 'elsewhere' && !isOffAir && (
        <ActionNotice
          tone="warn"
          role="alert"
          title={t('elsewhere.title')}
          label={t('elsewhere.action')}
          onPress={broadcast.goOn}
        >
          {t('elsewhere.text')}
        </ActionNotice>
      )}
      {isOffAir && (
        <ActionNotice
          tone="danger"
          icon={WifiOff}
          role="alert"
          title={t('lost.title')}
          label={t('bar.go_on')}
          onPress={broadcast.goOn}
        >
          {t('nobody_sends')}
        </ActionNotice>
      )}
      {phase.kind === 'off' && air === 'idle' && !isOffAir && (
        <ActionNotice
          tone="info"
          role="status"
          title={t('live_already.title')}
          label={t('bar.go_on')}
          onPress={broadcast.goOn}
        >
          {t('live_already.text')}
        </ActionNotice>
      )}
      {phase.kind === 'lost' && (
        <ActionNotice
          tone="danger"
          icon={WifiOff}
          role="alert"
          title={t('lost.title')}
          label={t('lost.now')}
          onPress={broadcast.goOn}
        >
          {t(`lost.${phase.cause}`)}
        </ActionNotice>
      )}
      {phase.kind === 'on_air' && air === 'reconnecting' && (
        <Notice tone="danger" icon={WifiOff} role="alert" title={t('reconnecting.title')}>
          {t('reconnecting.text')}
        </Notice>
      )}
      {unsent.length > 0 && (
        <ActionNotice
          tone="warn"
          role="alert"
          title={t('unsent.title')}
          label={t('unsent.action')}
          onPress={broadcast.sendAgain}
        >
          {t('unsent.text')}
        </ActionNotice>
      )}
    </>
  );
}

/** A notice with one action. */
function ActionNotice({ label, onPress, ...notice }: ActionNoticeProps) {
  return (
    <Notice
      {...notice}
      action={
        <Button size="sm" onClick={onPress}>
          {label}
        </Button>
      }
    />
  );
}

/** Another stream of the channel runs: a way to it, and a way to end it and start this one. */
function AlreadyLive({ stream, onEnded }: { stream: Stream; onEnded: () => void }) {
  const { t } = useTranslation('studio');
  const client = useQueryClient();
  const { data: other } = useQuery({ ...runningStreamQuery(stream.channel.id), staleTime: 0 });
  const ending = useMutation({
    mutationFn: (streamId: string) => endStream(streamId),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: streamKeys.all });
      onEnded();
    },
  });
  return (
    <>
      <Notice
        tone="danger"
        role="alert"
        title={t('already.title')}
        action={
          other && (
            <div className="btn-row">
              <Button size="sm" asChild>
                <Link to={`/studio/${other.id}`}>{t('already.open')}</Link>
              </Button>
              <Button
                size="sm"
                variant="danger"
                busy={ending.isPending}
                onClick={() => ending.mutate(other.id)}
              >
                {t('already.end')}
              </Button>
            </div>
          )
        }
      >
        {other && <bdi>{t('already.named', { title: other.title })}</bdi>} {t('already.text')}
      </Notice>
      {ending.error && other && (
        <ProblemNotice
          error={ending.error}
          title={t('already.end_failed')}
          onRetry={() => ending.mutate(other.id)}
        />
      )}
    </>
  );
}
