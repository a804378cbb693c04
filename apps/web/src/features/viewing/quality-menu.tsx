import { Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../../components/menu.tsx';
import { formatNumber } from '../../lib/format.ts';
import type { Delay } from '../../lib/live-room/delay.ts';
import type { Layer, Quality } from '../../lib/live-room/viewer-room.ts';
import { PlayerButton } from './player-button.tsx';

interface QualityMenuProps {
  layers: readonly Layer[];
  quality: Quality;
  onQuality: (quality: Quality) => void;
  delay: Delay | null;
  shortcuts: { on: boolean; toggle: () => void };
  /** The frame, while it is full screen. */
  container: HTMLElement | null;
}

/** Which size of the picture to receive, what arrives, and the switch of the keys. */
export function QualityMenu({ layers, quality, onQuality, delay, shortcuts, container }: QualityMenuProps) {
  const { t } = useTranslation('viewing');

  const nameOf = (value: Quality): string => {
    const layer = layers.find((one) => one.quality === value);
    return layer && layer.height > 0 ? t('quality.lines', { lines: layer.height }) : t(`quality.${value}`);
  };
  const endOf = (value: Quality): string | undefined => {
    if (value === 'auto') return delay?.height ? t('quality.now', { lines: delay.height }) : undefined;
    const layer = layers.find((one) => one.quality === value);
    if (!layer || layer.bitrate === 0) return undefined;
    return t('quality.rate', { rate: formatNumber(Math.max(0.1, Math.round(layer.bitrate / 100_000) / 10)) });
  };
  const options = (['auto', ...layers.map((layer) => layer.quality)] as const).map((value) => ({
    value,
    label: nameOf(value),
    end: endOf(value),
  }));

  return (
    <Menu
      side="top"
      container={container}
      trigger={
        <PlayerButton label={t('controls.quality', { quality: nameOf(quality) })}>
          <Settings2 />
        </PlayerButton>
      }
    >
      <MenuLabel>{t('quality.name')}</MenuLabel>
      <MenuChoice label={t('quality.name')} value={quality} onChange={onQuality} options={options} />
      <MenuSeparator />
      <MenuItem
        icon={<span className="menu__check" />}
        end={shortcuts.on ? t('quality.on') : t('quality.off')}
        onSelect={shortcuts.toggle}
      >
        {t('quality.shortcuts')}
      </MenuItem>
      {delay && (
        <MenuLabel>
          {t('quality.facts', {
            frames: Math.round(delay.frames ?? 0),
            buffer: delay.buffer,
            network: delay.network,
          })}{' '}
          {t('quality.host_way')}
        </MenuLabel>
      )}
    </Menu>
  );
}
