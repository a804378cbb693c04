import type { Visibility } from '@footlight/contracts';
import { Globe, Link2, Lock, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const icons = { public: Globe, unlisted: Link2, members_only: Users, private: Lock } as const;

/** Who can watch, as an icon and a word. */
export function VisibilityLabel({ visibility }: { visibility: Visibility }) {
  const { t } = useTranslation('streams');
  const Icon = icons[visibility];
  return (
    <span className="inline-flex items-center gap-2">
      <Icon className="shrink-0 text-text-3" size={15} strokeWidth={1.75} aria-hidden="true" />
      {t(`visibility.${visibility}`)}
    </span>
  );
}
