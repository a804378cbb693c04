import { FlipHorizontal2, Mic, MicOff, MonitorUp, MonitorX, Video, VideoOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { StatusOverlay, LoadingIndicator } from '../../components/status-overlay.tsx';
import { Tooltip } from '../../components/tooltip.tsx';
import { readStored, writeStored } from '../../lib/browser-storage.ts';
import type { Capture, CaptureSnapshot, Input } from './capture.ts';
import { CameraFailure } from './device-failures.tsx';
import { TrackPreview } from './track-preview.tsx';

interface PreviewProps {
  capture: Capture;
  devices: CaptureSnapshot;
  onAir: boolean;
}

const mirrorKey = 'footlight.mirror';

/** What is sent, or will be, with the switches for it. */
export function Preview({ capture, devices, onAir }: PreviewProps) {
  const { t } = useTranslation('studio');
  const { camera, microphone, screen } = devices;
  const [mirrored, setMirrored] = useState(() => readStored(mirrorKey) !== 'off');
  const shown = screen?.track ?? camera.track;

  const mirror = () => {
    writeStored(mirrorKey, mirrored ? 'off' : null);
    setMirrored(!mirrored);
  };

  return (
    <div className="preview" data-live={onAir || undefined}>
      {screen && <TrackPreview track={screen.track} label={t('preview.alt')} place="main" mirrored={false} />}
      {camera.track && (
        <TrackPreview
          track={camera.track}
          label={t('preview.alt')}
          place={screen ? 'corner' : 'main'}
          mirrored={mirrored}
        />
      )}
      {!shown && <NoPicture capture={capture} camera={camera} onAir={onAir} />}
      <div className="preview__top">
        <Badge tone="plate">{onAir ? t('preview.on_air') : t('preview.only_you')}</Badge>
        {shown && <SizeBadge track={shown} />}
      </div>
      <div className="preview__controls" role="group" aria-label={t('preview.controls')}>
        <Switch
          label={microphone.on ? t('preview.microphone_off') : t('preview.microphone_on')}
          data-off={!microphone.on || undefined}
          onClick={() => capture.setOn('microphone', !microphone.on)}
        >
          {microphone.on ? <Mic /> : <MicOff />}
        </Switch>
        <Switch
          label={camera.on ? t('preview.camera_off') : t('preview.camera_on')}
          data-off={!camera.on || undefined}
          onClick={() => capture.setOn('camera', !camera.on)}
        >
          {camera.on ? <Video /> : <VideoOff />}
        </Switch>
        {canShareScreen() && (
          <Switch
            label={screen ? t('preview.stop_share') : t('preview.share')}
            aria-pressed={screen !== null}
            onClick={() => (screen ? capture.stopScreen() : void capture.shareScreen())}
          >
            {screen ? <MonitorX /> : <MonitorUp />}
          </Switch>
        )}
        <Switch
          className="preview__mirror"
          label={t('preview.mirror')}
          aria-pressed={mirrored}
          onClick={mirror}
        >
          <FlipHorizontal2 />
        </Switch>
      </div>
    </div>
  );
}

function NoPicture({ capture, camera, onAir }: { capture: Capture; camera: Input; onAir: boolean }) {
  const { t } = useTranslation('studio');
  if (!camera.on) {
    return (
      <StatusOverlay
        ratio="none"
        role="status"
        icon={<VideoOff size={32} strokeWidth={1.5} aria-hidden="true" />}
        title={t('preview.off.title')}
      >
        {t('preview.off.text')}
      </StatusOverlay>
    );
  }
  if (camera.state === 'failed') return <CameraFailure capture={capture} input={camera} onAir={onAir} />;
  return (
    <StatusOverlay ratio="none" role="status" icon={<LoadingIndicator />} title={t('preview.opening')} />
  );
}

function SizeBadge({ track }: { track: MediaStreamTrack }) {
  const { t } = useTranslation('studio');
  const { width, height, frameRate } = track.getSettings();
  if (!width || !height) return null;
  const lines = Math.min(width, height);
  return (
    <Badge tone="plate">
      {frameRate
        ? t('preview.size', { lines, frames: Math.round(frameRate) })
        : t('preview.size_only', { lines })}
    </Badge>
  );
}

function canShareScreen(): boolean {
  return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;
}

interface SwitchProps extends ComponentProps<'button'> {
  label: string;
  children: ReactNode;
}

function Switch({ label, className, ...rest }: SwitchProps) {
  return (
    <Tooltip text={label} side="top">
      <button type="button" className={className ? `ctl ${className}` : 'ctl'} aria-label={label} {...rest} />
    </Tooltip>
  );
}
