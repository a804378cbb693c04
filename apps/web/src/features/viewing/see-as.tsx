import type { Access, Stream } from '@footlight/contracts';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Menu, MenuChoice, MenuLabel } from '../../components/menu.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { isProblem } from '../../lib/send.ts';
import { barredWords } from './barred-words.ts';
import { accessQuery, gateIn, type Onlooker, onlookers } from '../../api/access/get-access.ts';

interface SeeAsMenuProps {
  seenAs: Onlooker | null;
  onSeenAs: (onlooker: Onlooker | null) => void;
}

/** For those who run the stream: whose view to look at. */
export function SeeAsMenu({ seenAs, onSeenAs }: SeeAsMenuProps) {
  const { t } = useTranslation('viewing');
  return (
    <Menu
      trigger={
        <Button>
          <Eye size={18} strokeWidth={1.75} aria-hidden="true" />
          <span className="max-tablet:sr-only">{t('see_as.open')}</span>
        </Button>
      }
    >
      <MenuLabel>{t('see_as.open')}</MenuLabel>
      <MenuChoice
        label={t('see_as.who')}
        value={seenAs ?? 'you'}
        onChange={(chosen) => onSeenAs(chosen === 'you' ? null : chosen)}
        options={(['you', ...onlookers] as const).map((value) => ({ value, label: t(`see_as.${value}`) }))}
      />
    </Menu>
  );
}

interface SeenAsProps {
  stream: Stream;
  as: Onlooker;
  onClose: () => void;
}

/** What somebody else would read in the place of the picture. */
export function SeenAs({ stream, as, onClose }: SeenAsProps) {
  const { t } = useTranslation('viewing');
  const { t: common } = useTranslation();
  const { data: access, error, refetch } = useQuery(accessQuery(stream.id, as));
  const missing = isProblem(error, 'not_found');
  if (!access && !error) {
    return (
      <Skeletons className="seen-as">
        <Skeleton className="h-16" />
      </Skeletons>
    );
  }
  return (
    <div className="seen-as">
      {access || missing ? (
        <Notice
          tone="info"
          icon={Eye}
          role="status"
          title={t(`see_as.reads.${as}`)}
          way={
            <Button size="sm" onClick={onClose}>
              {common('close')}
            </Button>
          }
        >
          {access ? wordsOf(access, stream, t) : t('see_as.missing')}
        </Notice>
      ) : (
        <ProblemNotice error={error} title={t('see_as.failed')} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

function wordsOf(access: Access, stream: Stream, t: TFunction<'viewing'>): string {
  if (access.allowed) return t('see_as.watches');
  const gate = gateIn(access);
  if (gate) {
    const { title, text } = barredWords(gate, { channel: stream.channel.name, who: null }, t);
    return `“${title}. ${text}”`;
  }
  if (stream.state === 'canceled') return t('see_as.canceled');
  if (stream.missed_at !== null) return t('see_as.missed');
  return stream.state === 'ended' ? t('see_as.over') : t('see_as.waits');
}
