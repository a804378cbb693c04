import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../lib/format.ts';
import { Notice } from './notice.tsx';

/** When a stream on air ends because its plan has no streaming any more. Nothing while the plan has it. */
export function PlanEndNotice({ stream, className }: { stream: Stream; className?: string }) {
  const { t } = useTranslation();
  if (stream.ends_at === null) return null;
  return (
    <Notice
      tone="warn"
      role="status"
      title={t('plan_end.title', { time: formatTime(stream.ends_at) })}
      {...(className !== undefined && { className })}
    >
      {stream.can.manage ? t('plan_end.staff_text') : t('plan_end.text')}
    </Notice>
  );
}
