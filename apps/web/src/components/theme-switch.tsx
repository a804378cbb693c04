import { SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { switchTheme, useTheme } from '../lib/theme.ts';
import { IconButton } from './icon-button.tsx';

export function ThemeSwitch() {
  const { t } = useTranslation();
  const theme = useTheme();
  return (
    <IconButton label={theme === 'dark' ? t('theme.to_light') : t('theme.to_dark')} onClick={switchTheme}>
      <SunMoon size={22} strokeWidth={1.75} />
    </IconButton>
  );
}
