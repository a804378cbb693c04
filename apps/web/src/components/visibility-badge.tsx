import type { Visibility } from '@footlight/contracts';
import { Link2, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from './badge.tsx';

interface VisibilityBadgeProps {
  visibility: Visibility;
  /** `plate`: on a picture. */
  tone?: 'plate' | 'outline';
}

/** Says that a stream is not for everyone; nothing for one that is. */
export function VisibilityBadge({ visibility, tone = 'plate' }: VisibilityBadgeProps) {
  const { t } = useTranslation();
  if (visibility === 'public') return null;
  const Icon = visibility === 'unlisted' ? Link2 : Lock;
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      {t(`visibility.${visibility}`)}
    </Badge>
  );
}
