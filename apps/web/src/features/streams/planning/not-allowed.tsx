import type { Channel } from '@footlight/contracts';
import { Clapperboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';

/** For somebody who runs no streams in a channel: who does, and the way to it. */
export function NotAllowed({ channel }: { channel: Channel }) {
  const { t } = useTranslation('streams');
  return (
    <main className="page" id="main" tabIndex={-1}>
      <EmptyState
        icon={Clapperboard}
        heading="h1"
        title={t('may_not.title')}
        actions={
          <Button variant="primary" asChild>
            <Link to={`/c/${channel.handle}`}>{t('may_not.action')}</Link>
          </Button>
        }
      >
        {t('may_not.text', { channel: channel.name })}
      </EmptyState>
    </main>
  );
}
