import type { ChannelPage } from '@footlight/contracts';
import { LayoutDashboard, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { formatLocale } from '../../lib/format.ts';
import { useFollowChannel } from '../../api/channels/follow-channel.ts';
import { FollowButton } from './follow-button.tsx';

/** Whose page it is, and what one can do about it. */
export function ChannelHead({ channel }: { channel: ChannelPage }) {
  const { t } = useTranslation('channels');
  const { role, can } = channel.you;
  const follow = useFollowChannel(channel.id);
  return (
    <>
      {channel.banner_url !== null && <img className="channel-banner" src={channel.banner_url} alt="" />}
      <header className="channel-head">
        <Avatar id={channel.id} name={channel.name} kind="channel" picture={channel.avatar_url} />
        <div className="min-w-0">
          <h1 className="channel-head__name">
            <bdi>{channel.name}</bdi>
          </h1>
          <p className="meta">
            <span>@{channel.handle}</span>
            <span>{t('since', { date: monthOf(channel.created_at) })}</span>
          </p>
        </div>
        <div className="channel-head__actions btn-row">
          {can.includes('run_streams') && (
            <Button asChild>
              <Link to="/dashboard">
                <LayoutDashboard size={18} strokeWidth={1.75} aria-hidden="true" />
                {t('dashboard')}
              </Link>
            </Button>
          )}
          {can.includes('edit_channel') && (
            <Button asChild>
              <Link to={`/dashboard/channels/${channel.id}`}>
                <Settings size={18} strokeWidth={1.75} aria-hidden="true" />
                {t('edit')}
              </Link>
            </Button>
          )}
          {role !== 'owner' && <FollowButton channel={channel} follow={follow} />}
        </div>
      </header>
      {follow.error && (
        <div className="mb-6">
          <ProblemNotice
            error={follow.error}
            title={t(follow.variables ? 'follow_failed' : 'unfollow_failed')}
            onRetry={() => follow.mutate(follow.variables)}
            busy={follow.isPending}
          />
        </div>
      )}
    </>
  );
}

function monthOf(moment: string): string {
  return new Intl.DateTimeFormat(formatLocale(), { month: 'long', year: 'numeric' }).format(new Date(moment));
}
