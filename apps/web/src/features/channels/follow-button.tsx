import type { ChannelPage } from '@footlight/contracts';
import { Heart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { signInPath } from '../../lib/return-path.ts';
import { useSession } from '../../lib/session.ts';
import type { useFollowChannel } from '../../api/channels/follow-channel.ts';

interface FollowButtonProps {
  channel: ChannelPage;
  follow: ReturnType<typeof useFollowChannel>;
}

/** Follows and unfollows; whoever is not signed in signs in first and comes back. */
export function FollowButton({ channel, follow }: FollowButtonProps) {
  const { t } = useTranslation('channels');
  const session = useSession();
  if (session.state === 'anonymous') {
    return (
      <Button asChild>
        <Link to={signInPath(`/c/${channel.handle}`)}>
          <Heart size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('follow')}
        </Link>
      </Button>
    );
  }
  const { follows } = channel.you;
  return (
    <Button aria-pressed={follows} busy={follow.isPending} onClick={() => follow.mutate(!follows)}>
      {!follow.isPending && (
        <Heart size={18} strokeWidth={1.75} fill={follows ? 'currentColor' : 'none'} aria-hidden="true" />
      )}
      {t(follows ? 'following' : 'follow')}
    </Button>
  );
}
