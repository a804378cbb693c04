import { RotateCw, VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { StatusOverlay } from '../../components/status-overlay.tsx';
import { Notice } from '../../components/notice.tsx';
import type { Capture, Device, Input } from './capture.ts';
import type { DeviceKind } from './device-failure.ts';
import { useDeviceName } from './use-device-name.ts';

interface DeviceFailureProps {
  capture: Capture;
  input: Input;
  onAir: boolean;
}

/** Why there is no picture from the camera, and the next step: in the picture's place. */
export function CameraFailure({ capture, input, onAir }: DeviceFailureProps) {
  const { t } = useTranslation('studio');
  const failure = input.failure ?? 'unknown';
  return (
    <StatusOverlay
      ratio="none"
      role="alert"
      icon={<VideoOff size={32} strokeWidth={1.5} aria-hidden="true" />}
      title={t(`failure.camera.${failure}.title`)}
      actions={<NextSteps kind="camera" capture={capture} input={input} />}
    >
      {failure === 'unplugged' && onAir
        ? t('failure.camera.unplugged.live')
        : t(`failure.camera.${failure}.text`)}
    </StatusOverlay>
  );
}

/** The same for the microphone: below the picture, because a stream can do without sound. */
export function MicrophoneFailure({ capture, input, onAir }: DeviceFailureProps) {
  const { t } = useTranslation('studio');
  const failure = input.failure ?? 'unknown';
  return (
    <Notice
      tone="warn"
      role={onAir ? 'alert' : 'status'}
      title={t(`failure.microphone.${failure}.title`)}
      action={<NextSteps kind="microphone" capture={capture} input={input} />}
    >
      {failure === 'unplugged' && onAir
        ? t('failure.microphone.unplugged.live')
        : t(`failure.microphone.${failure}.text`)}
    </Notice>
  );
}

/** Why the screen is not shared. */
export function ScreenFailure({ capture }: { capture: Capture }) {
  const { t } = useTranslation('studio');
  return (
    <Notice
      tone="warn"
      role="alert"
      title={t('screen_failed.title')}
      action={
        <Button size="sm" onClick={() => void capture.shareScreen()}>
          {t('failure.again')}
        </Button>
      }
    >
      {t('screen_failed.text')}
    </Notice>
  );
}

interface WaysOnProps {
  kind: DeviceKind;
  capture: Capture;
  input: Input;
}

function NextSteps({ kind, capture, input }: WaysOnProps) {
  const { t } = useTranslation('studio');
  const nameOf = useDeviceName(kind);
  const { failure, devices, deviceId } = input;
  if (failure === 'insecure') return null;
  // A device that is gone cannot be tried again; another one can be used.
  const others: readonly Device[] =
    failure === 'unplugged' || failure === 'busy'
      ? devices.filter(({ id }) => id !== '' && id !== deviceId)
      : [];
  const size = kind === 'microphone' ? 'sm' : 'md';
  return (
    <>
      {others.slice(0, 2).map((device) => (
        <Button key={device.id} size={size} onClick={() => capture.choose(kind, device.id)}>
          {t('failure.use', { device: nameOf(device, devices.indexOf(device)) })}
        </Button>
      ))}
      {(failure !== 'unplugged' || others.length === 0) && (
        <Button size={size} onClick={() => capture.retry(kind)}>
          <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('failure.again')}
        </Button>
      )}
    </>
  );
}
