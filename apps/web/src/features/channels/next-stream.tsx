import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { StatusOverlay } from '../../components/status-overlay.tsx';
import { VisibilityBadge } from '../../components/visibility-badge.tsx';
import { formatMoment, formatMomentLong } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';

/** The next date of a channel, in the place of what is not live. */
export function NextStream({ stream, at }: { stream: Stream; at: string }) {
  const { t } = useTranslation('channels');
  const left = Date.parse(at) - useNow(1_000);
  return (
    <section aria-label={t('next.title')}>
      <StatusOverlay
        ratio="none"
        className="channel-next"
        over={t('next.title')}
        title={<bdi className="wrap-anywhere">{stream.title}</bdi>}
        actions={
          <Button variant="primary" asChild>
            <Link to={`/watch/${stream.id}`}>{t('next.open')}</Link>
          </Button>
        }
      >
        <div className="grid justify-items-center gap-4">
          {left > 0 ? (
            <>
              <p className="num">{formatMomentLong(at)}</p>
              <Countdown left={left} />
            </>
          ) : (
            <p>{t('next.late', { moment: formatMoment(at) })}</p>
          )}
          <VisibilityBadge visibility={stream.visibility} />
        </div>
      </StatusOverlay>
    </section>
  );
}
