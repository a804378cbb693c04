import type { Stream } from '@footlight/contracts';
import { ChartLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../../components/button.tsx';
import { addTranslations } from '../../../lib/i18n.ts';
import { reports } from '../../../locales/en/reports.ts';

addTranslations('reports', reports);

/** The way to the report of a stream, for its channel's staff. */
export function ReportLink({ stream, size = 'md' }: { stream: Stream; size?: 'sm' | 'md' }) {
  const { t } = useTranslation('reports');
  return (
    <Button size={size} asChild>
      <Link to={`/dashboard/streams/${stream.id}/report`} aria-label={t('link_of', { title: stream.title })}>
        <ChartLine size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('link')}
      </Link>
    </Button>
  );
}
