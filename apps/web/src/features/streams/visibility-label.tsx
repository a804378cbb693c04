import type { Visibility } from '@footlight/contracts';
import { Globe, Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Who can watch, as an icon and a word. */
export function VisibilityLabel({ visibility }: { visibility: Visibility }) {
  const { t } = useTranslation('streams');
  const Icon = visibility === 'public' ? Globe : Link2;
  return (
    <span className="inline-flex items-center gap-2">
      <Icon className="shrink-0 text-text-3" size={15} strokeWidth={1.75} aria-hidden="true" />
      {t(`visibility.${visibility}`)}
    </span>
  );
}
