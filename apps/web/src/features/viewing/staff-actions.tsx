import type { Stream } from '@footlight/contracts';
import { Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import type { PreviewAudience } from '../../api/access/get-access.ts';
import { PreviewAsMenu } from './preview-as.tsx';

interface StaffActionsProps {
  stream: Stream;
  previewAs: PreviewAudience | null;
  onPreviewAs: (onlooker: PreviewAudience | null) => void;
}

/** For those who run the stream: whose view to look at, and the way to the studio. */
export function StaffActions({ stream, previewAs, onPreviewAs }: StaffActionsProps) {
  const { t } = useTranslation('viewing');
  return (
    <>
      <PreviewAsMenu previewAs={previewAs} onPreviewAs={onPreviewAs} />
      <Button asChild>
        <Link to={`/studio/${stream.id}`}>
          <Video size={18} strokeWidth={1.75} aria-hidden="true" />
          <span className="max-tablet:sr-only">{t('open_studio')}</span>
        </Link>
      </Button>
    </>
  );
}
