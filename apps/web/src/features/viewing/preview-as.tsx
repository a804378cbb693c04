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
import { accessDeniedText } from './access-denied-text.ts';
import {
  accessQuery,
  accessDenialIn,
  type PreviewAudience,
  previewAudiences,
} from '../../api/access/get-access.ts';

interface PreviewAsMenuProps {
  previewAs: PreviewAudience | null;
  onPreviewAs: (onlooker: PreviewAudience | null) => void;
}

/** For those who run the stream: whose view to look at. */
export function PreviewAsMenu({ previewAs, onPreviewAs }: PreviewAsMenuProps) {
  const { t } = useTranslation('viewing');
  return (
    <Menu
      trigger={
        <Button>
          <Eye size={18} strokeWidth={1.75} aria-hidden="true" />
          <span className="max-tablet:sr-only">{t('preview_as.open')}</span>
        </Button>
      }
    >
      <MenuLabel>{t('preview_as.open')}</MenuLabel>
      <MenuChoice
        label={t('preview_as.who')}
        value={previewAs ?? 'you'}
        onChange={(chosen) => onPreviewAs(chosen === 'you' ? null : chosen)}
        options={(['you', ...previewAudiences] as const).map((value) => ({
          value,
          label: t(`preview_as.${value}`),
        }))}
      />
    </Menu>
  );
}

interface PreviewResultProps {
  stream: Stream;
  as: PreviewAudience;
  onClose: () => void;
}

/** What somebody else would read in the place of the picture. */
export function PreviewResult({ stream, as, onClose }: PreviewResultProps) {
  const { t } = useTranslation('viewing');
  const { t: common } = useTranslation();
  const { data: access, error, refetch } = useQuery(accessQuery(stream.id, as));
  const missing = isProblem(error, 'not_found');
  if (!access && !error) {
    return (
      <Skeletons className="preview-as">
        <Skeleton className="h-16" />
      </Skeletons>
    );
  }
  return (
    <div className="preview-as">
      {access || missing ? (
        <Notice
          tone="info"
          icon={Eye}
          role="status"
          title={t(`preview_as.reads.${as}`)}
          action={
            <Button size="sm" onClick={onClose}>
              {common('close')}
            </Button>
          }
        >
          {access ? wordsOf(access, stream, t) : t('preview_as.missing')}
        </Notice>
      ) : (
        <ProblemNotice error={error} title={t('preview_as.failed')} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

function wordsOf(access: Access, stream: Stream, t: TFunction<'viewing'>): string {
  if (access.allowed) return t('preview_as.watches');
  if (access.reason === 'not_found') return t('preview_as.missing');
  const denial = accessDenialIn(access);
  if (denial) {
    const { title, text } = accessDeniedText(denial, { channel: stream.channel.name, who: null }, t);
    return `“${title}. ${text}”`;
  }
  if (stream.state === 'canceled') return t('preview_as.canceled');
  if (stream.missed_at !== null) return t('preview_as.missed');
  return stream.state === 'ended' ? t('preview_as.over') : t('preview_as.waits');
}
