import type { Stream } from '@footlight/contracts';
import { Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import type { Onlooker } from '../../api/access/get-access.ts';
import { SeeAsMenu } from './see-as.tsx';

interface StaffActsProps {
  stream: Stream;
  seenAs: Onlooker | null;
  onSeenAs: (onlooker: Onlooker | null) => void;
}

/** For those who run the stream: whose view to look at, and the way to the studio. */
export function StaffActs({ stream, seenAs, onSeenAs }: StaffActsProps) {
  const { t } = useTranslation('viewing');
  return (
    <>
      <SeeAsMenu seenAs={seenAs} onSeenAs={onSeenAs} />
      <Button asChild>
        <Link to={`/studio/${stream.id}`}>
          <Video size={18} strokeWidth={1.75} aria-hidden="true" />
          <span className="max-tablet:sr-only">{t('open_studio')}</span>
        </Link>
      </Button>
    </>
  );
}
