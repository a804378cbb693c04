import type { ChannelPage } from '@footlight/contracts';
import { CalendarDays } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

/** A channel without any stream that the reader may know of. */
export function NoStreams({ channel }: { channel: ChannelPage }) {
  const { t } = useTranslation('channels');
  return (
    <EmptyState
      icon={CalendarDays}
      heading="h2"
      title={t('empty_title')}
      {...(channel.you.can.includes('run_streams') && {
        actions: (
          <Button variant="primary" asChild>
            <Link to="/dashboard">{t('empty_host')}</Link>
          </Button>
        ),
      })}
    >
      {t('empty_text')}
    </EmptyState>
  );
}
