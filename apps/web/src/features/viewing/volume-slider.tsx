import { useTranslation } from 'react-i18next';
import type { Sound } from './use-sound.ts';

/** How loud, in steps of 5 %. Moving it up from nothing also switches the sound on. */
export function VolumeSlider({ sound, onChange }: { sound: Sound; onChange: (sound: Sound) => void }) {
  const { t } = useTranslation('viewing');
  const shown = sound.muted ? 0 : Math.round(sound.volume * 100);
  return (
    <input
      className="volume"
      type="range"
      min={0}
      max={100}
      step={5}
      value={shown}
      aria-label={t('controls.volume')}
      aria-valuetext={t('controls.volume_value', { percent: shown })}
      style={{ '--volume': `${shown}%` } as React.CSSProperties}
      onChange={(event) => {
        const volume = Number(event.currentTarget.value) / 100;
        onChange({ muted: volume === 0, volume: volume === 0 ? sound.volume : volume });
      }}
    />
  );
}
