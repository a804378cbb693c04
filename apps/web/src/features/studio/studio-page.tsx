import type { Stream } from '@footlight/contracts';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FullStreamNotice } from '../../components/full-stream-notice.tsx';
import { PlanEndNotice } from '../../components/plan-end-notice.tsx';
import { StatusOverlay } from '../../components/status-overlay.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { SuspendedState } from '../../components/suspended-state.tsx';
import { formatLength, formatMoment } from '../../lib/format.ts';
import { lackOf, usePlanRights } from '../../api/plans/plan-rights.ts';
import { ApiProblem, isProblem } from '../../lib/send.ts';
import { BroadcastNotices } from './broadcast-notices.tsx';
import { broadcastStateOf } from './broadcast-state.ts';
import type { StreamUpdate } from '../../lib/live-room/stream-update.ts';
import { checksOf, obstacleOf } from './pre-live-checks.ts';
import { ChecksPanel } from './pre-live-checks-panel.tsx';
import { MicrophoneFailure, ScreenFailure } from './device-failures.tsx';
import { DevicePanel } from './device-panel.tsx';
import { EncoderNotice, EncoderView } from './encoder-view.tsx';
import { LeaveLiveGuard } from './leave-live-guard.tsx';
import { serverHealthQuery } from '../../api/system/get-server-health.ts';
import { ObsPanel } from './obs-panel.tsx';
import { SendFromChoice } from './send-from-choice.tsx';
import { StudioUnavailable } from './studio-unavailable.tsx';
import { Preview } from './preview.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { StudioBar, StudioFoot } from './studio-bar.tsx';
import { StudioFrame, StudioSkeleton } from './studio-frame.tsx';
import { useStudio } from './use-studio.ts';
import './encoder.css';
import './studio.css';

/** What the chat beside the picture needs to know. */
export interface StudioChatContext {
  stream: Stream;
  /** Whether chat events come by the room. */
  connected: boolean;
  listen: (listener: (update: StreamUpdate) => void) => () => void;
}

interface StudioPageProps {
  streamId: string;
  renderChat: (audience: StudioChatContext) => ReactNode;
  /** What can be done with a stream that is over. */
  renderPastStreamActions: (stream: Stream) => ReactNode;
}

/** The studio: what is sent, what it needs, who may see it, and what is said. */
export function StudioPage({ streamId, ...slots }: StudioPageProps) {
  const { t } = useTranslation('studio');
  const studio = useStudio(streamId);
  const { stream, error, refetch } = studio;

  if (isProblem(error, 'account_suspended'))
    return (
      <StudioFrame>
        <SuspendedState error={error} />
      </StudioFrame>
    );
  if (!stream) {
    if (error instanceof ApiProblem && error.status === 404) return <StudioUnavailable reason="missing" />;
    if (!error) return <StudioSkeleton />;
    return (
      <StudioFrame>
        <ProblemState error={error} title={t('stream_failed')} heading="h1" onRetry={() => void refetch()} />
      </StudioFrame>
    );
  }
  if (!stream.can.manage) return <StudioUnavailable reason="not_yours" streamId={streamId} />;
  return <Studio {...studio} {...slots} stream={stream} />;
}

type StudioProps = Omit<ReturnType<typeof useStudio>, 'stream'> &
  Omit<StudioPageProps, 'streamId'> & { stream: Stream };

function Studio({
  stream,
  capture,
  devices,
  broadcast,
  connection,
  renderChat,
  renderPastStreamActions,
  sendFrom,
  chooseSendFrom,
  encoders,
  ...snapshot
}: StudioProps) {
  const { t } = useTranslation('studio');
  const { phase, room } = snapshot;
  const fromBrowser = sendFrom === 'browser';
  const air = broadcastStateOf(stream.state, phase, connection);
  const [asksToEnd, setAsksToEnd] = useState(false);
  const [heardFrom, setHeardFrom] = useState<MediaStreamTrack | null>(null);
  const { data: server } = useQuery({ ...serverHealthQuery, enabled: air !== 'ended' });
  const obstacleId = useId();

  const heard = heardFrom !== null && heardFrom === devices.microphone.track;
  const onAir = air === 'on_air' || air === 'interrupted' || air === 'reconnecting';
  const rights = usePlanRights(stream.channel.id);
  const lack = lackOf(rights, stream.visibility);
  const sending = fromBrowser ? null : { sends: encoders.length > 0, starts: stream.start_on_encoder };
  const checks = checksOf({ capture: devices, encoder: sending, heard, server, lack, onAir });
  const bar = {
    stream,
    air,
    ending: phase.kind === 'ending',
    obstacle: obstacleOf(checks) ?? null,
    obstacleId,
    onGoLive: () => void broadcast.goLive(),
    onGoOn: broadcast.goOn,
    onEnd: () => setAsksToEnd(true),
  };

  return (
    <>
      <PageTitle title={t('page_title', { title: stream.title })} />
      <LeaveLiveGuard active={fromBrowser && (onAir || air === 'going_live')} />
      <StudioBar {...bar} />
      <main className="studio" id="main" tabIndex={-1}>
        <div className="studio__main">
          {air === 'ended' ? (
            <Ended stream={stream} pastActions={renderPastStreamActions(stream)} />
          ) : (
            <>
              <BroadcastNotices stream={stream} air={air} broadcast={broadcast} {...snapshot} />
              <FullStreamNotice stream={stream} />
              <PlanEndNotice stream={stream} />
              {fromBrowser && encoders.length > 0 && (
                <EncoderNotice onShow={() => chooseSendFrom('encoder')} />
              )}
              {fromBrowser ? (
                <BrowserSending capture={capture} devices={devices} onAir={onAir} onHeard={setHeardFrom} />
              ) : (
                <EncoderView stream={stream} room={room} encoders={encoders} />
              )}
              <SendFromChoice value={sendFrom} onChange={chooseSendFrom} />
            </>
          )}
        </div>
        <div className="studio__settings">
          {air !== 'ended' && <ChecksPanel checks={checks} before={!onAir} obstacleId={obstacleId} />}
          {air !== 'ended' && !fromBrowser && <ObsPanel stream={stream} />}
          <SettingsPanel stream={stream} allowsPrivate={rights.private} />
        </div>
        <div className="studio__chat">
          {renderChat({
            stream,
            connected: phase.kind === 'on_air' && connection === 'connected',
            listen: broadcast.listen,
          })}
        </div>
      </main>
      {air !== 'ended' && <StudioFoot {...bar} />}
      <ConfirmDialog
        open={asksToEnd}
        onOpenChange={setAsksToEnd}
        title={t('end_dialog.title')}
        keep={t('end_dialog.keep')}
        confirm={t('end_dialog.confirm')}
        onConfirm={() => {
          setAsksToEnd(false);
          void broadcast.end();
        }}
      >
        {t('end_dialog.watching', { count: stream.viewers ?? 0 })} {t('end_dialog.text')}
      </ConfirmDialog>
    </>
  );
}

type BrowserSendingProps = Pick<ReturnType<typeof useStudio>, 'capture' | 'devices'> & {
  onAir: boolean;
  onHeard: (track: MediaStreamTrack) => void;
};

/** Camera, microphone and screen of this browser. */
function BrowserSending({ capture, devices, onAir, onHeard }: BrowserSendingProps) {
  return (
    <>
      <Preview capture={capture} devices={devices} onAir={onAir} />
      {devices.screenFailed && <ScreenFailure capture={capture} />}
      {devices.microphone.on && devices.microphone.state === 'failed' && (
        <MicrophoneFailure capture={capture} input={devices.microphone} onAir={onAir} />
      )}
      <DevicePanel capture={capture} devices={devices} onHeard={onHeard} />
    </>
  );
}

function Ended({ stream, pastActions }: { stream: Stream; pastActions: ReactNode }) {
  const { t } = useTranslation('studio');
  return (
    <StatusOverlay
      role="status"
      over={
        stream.started_at && stream.ended_at
          ? t('ended.over', {
              moment: formatMoment(stream.ended_at),
              length: formatLength(Date.parse(stream.ended_at) - Date.parse(stream.started_at)),
            })
          : undefined
      }
      title={t(stream.state === 'canceled' ? 'ended.canceled_title' : 'ended.title')}
      actions={
        <>
          <Button variant="primary" asChild>
            <Link to="/dashboard">{t('ended.action')}</Link>
          </Button>
          {pastActions}
        </>
      }
    >
      {t(stream.state === 'canceled' ? 'ended.canceled_text' : 'ended.text')}
    </StatusOverlay>
  );
}
