import type { OwnChannel } from '@footlight/contracts';
import { Tv } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { MissingRightText } from '../../../components/missing-right.tsx';
import { hasRoomForChannel, type MyPlan } from '../../../api/plans/get-my-plan.ts';

interface NoChannelProps {
  plan: MyPlan;
  /** Those that one is in without running streams there. */
  others: readonly OwnChannel[];
}

/** For somebody who runs no channel: why there is nothing here, and what helps. */
export function NoChannel({ plan, others }: NoChannelProps) {
  const { t } = useTranslation('streams');
  const [first] = others;
  const canMake = plan.rights.host && hasRoomForChannel(plan);
  return (
    <EmptyState
      icon={Tv}
      heading="h1"
      title={first ? t('no_channel.member_title') : t('no_channel.title')}
      actions={
        <>
          {canMake && (
            <Button variant="primary" asChild>
              <Link to="/dashboard/channels/new">{t('no_channel.make')}</Link>
            </Button>
          )}
          {others.slice(0, 3).map((channel) => (
            <Button key={channel.id} asChild>
              <Link to={`/c/${channel.handle}`}>
                <bdi>{channel.name}</bdi>
              </Link>
            </Button>
          ))}
          {!canMake && !first && (
            <Button asChild>
              <Link to="/">{t('no_channel.watch')}</Link>
            </Button>
          )}
        </>
      }
    >
      {first && (
        <p>
          {first.role === 'moderator'
            ? t('no_channel.moderator', { channel: first.name })
            : t('no_channel.viewer', { channel: first.name })}
        </p>
      )}
      <p>{canMake ? t('no_channel.can_make') : <MissingRightText lack={{ right: 'host' }} />}</p>
    </EmptyState>
  );
}
