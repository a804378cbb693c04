import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useChannel } from '../../../api/channels/get-channel.ts';
import { ChannelFrame } from '../../../components/channel-frame.tsx';
import { Skeleton, Skeletons } from '../../../components/skeleton.tsx';
import '../streams.css';

interface StreamFormFrameProps {
  title: ReactNode;
  /** Whose stream it is. */
  channel: { id: string; name: string };
  children: ReactNode;
}

/** Around the form of a stream, in the frame of its channel's dashboard. */
export function StreamFormFrame({ title, channel, children }: StreamFormFrameProps) {
  const { t } = useTranslation('streams');
  const { data: page } = useChannel(channel.id);
  return (
    <ChannelFrame channelId={channel.id} can={page?.you.can ?? []}>
      <div className="page-head">
        <div className="min-w-0">
          <Link className="form-back small" to={`/dashboard?channel=${channel.id}`}>
            <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
            {t('form.back')}
          </Link>
          <h1 className="wrap-anywhere">{title}</h1>
          <p className="sub wrap-anywhere">
            {t('form.in')} <bdi className="strong">{channel.name}</bdi>
          </p>
        </div>
      </div>
      <div className="stream-form">{children}</div>
    </ChannelFrame>
  );
}

export function StreamFormSkeleton() {
  return (
    <main className="page" id="main" tabIndex={-1} aria-busy="true">
      <Skeletons>
        <Skeleton className="mb-6 h-9 w-64" />
        <div className="stream-form">
          <Skeleton className="h-160 rounded-md" />
          <Skeleton className="h-56 rounded-md" />
        </div>
      </Skeletons>
    </main>
  );
}
