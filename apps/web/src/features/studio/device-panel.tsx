import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';
import { LevelBar } from '../../components/level-bar.tsx';
import { Select } from '../../components/select.tsx';
import type { Capture, CaptureSnapshot, Input } from './capture.ts';
import type { DeviceKind } from './device-failure.ts';
import { type Level, measureLevel, noLevel } from './level-meter.ts';
import { useDeviceName } from './use-device-name.ts';

interface DevicePanelProps {
  capture: Capture;
  devices: CaptureSnapshot;
  /** The microphone has picked something up. */
  onHeard: (track: MediaStreamTrack) => void;
}

/** Which camera and which microphone, and how loud it is. */
export function DevicePanel({ capture, devices, onHeard }: DevicePanelProps) {
  const { t } = useTranslation('studio');
  return (
    <section className="panel devices" aria-label={t('devices.name')}>
      <Field label={t('devices.camera')}>
        <DeviceSelect kind="camera" capture={capture} input={devices.camera} />
      </Field>
      <MicrophoneField capture={capture} input={devices.microphone} onHeard={onHeard} />
    </section>
  );
}

interface MicrophoneFieldProps {
  capture: Capture;
  input: Input;
  onHeard: (track: MediaStreamTrack) => void;
}

function MicrophoneField({ capture, input, onHeard }: MicrophoneFieldProps) {
  const { t } = useTranslation('studio');
  const level = useLevel(input.track, onHeard);
  const on = input.on && input.track !== null;
  const shown =
    on && level.now !== null && Number.isFinite(level.now) ? Math.max(-60, Math.round(level.now)) : null;
  return (
    <div className="devices__sound">
      <Field
        label={t('devices.microphone')}
        aside={
          <span aria-hidden="true">
            {!input.on ? t('devices.silent_off') : shown !== null && t('devices.db', { db: minus(shown) })}
          </span>
        }
      >
        <DeviceSelect kind="microphone" capture={capture} input={input} />
      </Field>
      <LevelBar level={on ? level.now : null} peak={on ? level.peak : null} label={t('devices.level')} />
    </div>
  );
}

function minus(db: number): string {
  return db < 0 ? `−${-db}` : String(db);
}

function useLevel(track: MediaStreamTrack | null, onHeard: (track: MediaStreamTrack) => void): Level {
  const [measured, setMeasured] = useState<{ track: MediaStreamTrack; level: Level } | null>(null);

  useEffect(() => {
    if (!track) return;
    let told = false;
    return measureLevel(track, (level) => {
      setMeasured({ track, level });
      if (level.heard && !told) {
        told = true;
        onHeard(track);
      }
    });
  }, [track, onHeard]);

  return measured && measured.track === track ? measured.level : noLevel;
}

function DeviceSelect({ kind, capture, input }: { kind: DeviceKind; capture: Capture; input: Input }) {
  const { t } = useTranslation('studio');
  const nameOf = useDeviceName(kind);
  const { deviceId } = input;
  // Before it is allowed, a browser tells that there are some, and nothing to choose them by.
  const devices = input.devices.filter((device) => device.id !== '');
  const isThere = devices.some((device) => device.id === deviceId);
  return (
    <Select
      value={isThere && deviceId !== null ? deviceId : ''}
      disabled={devices.length === 0}
      onChange={(event) => capture.choose(kind, event.target.value)}
    >
      {!isThere && (
        <option value="">{input.devices.length === 0 ? t('devices.none') : t('devices.not_open')}</option>
      )}
      {devices.map((device, index) => (
        <option key={device.id} value={device.id}>
          {nameOf(device, index)}
        </option>
      ))}
    </Select>
  );
}
