import type { OwnChannel } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useChooseChannels } from '../../../api/channels/choose-channels.ts';
import { useMyChannels } from '../../../api/channels/list-my-channels.ts';
import type { MyPlan } from '../../../api/plans/get-my-plan.ts';
import { chooseActive } from '../../../lib/choose-active.ts';

/** Why nothing new begins in a channel that is over the plan, and how its owner makes it an active one. */
export function InactiveChannelNotice({ channel, plan }: { channel: OwnChannel; plan: MyPlan | undefined }) {
  const { t } = useTranslation('streams');
  const channels = useMyChannels();
  const choose = useChooseChannels();
  if (channel.active) return null;
  if (channel.role !== 'owner') {
    return (
      <Notice tone="warn" role="status" title={t('inactive.title')}>
        {t('inactive.staff_text')}
      </Notice>
    );
  }
  const room = plan?.rights.channels ?? 0;
  const owned = channels.data?.filter(({ role, active }) => role === 'owner' && active) ?? [];
  const chosen = chooseActive(
    channel.id,
    owned.map(({ id }) => id),
    room,
  );
  const replaced = owned.filter(({ id }) => !chosen.includes(id)).map(({ name }) => name);
  const makeActive = () => choose.mutate(chosen);
  return (
    <>
      <Notice
        tone="warn"
        role="status"
        title={t('inactive.title')}
        action={
          chosen.length > 0 && (
            <Button size="sm" busy={choose.isPending} onClick={makeActive}>
              {t('inactive.make_active')}
            </Button>
          )
        }
      >
        {t('inactive.text')}
        {chosen.length > 0 && replaced.length > 0 && (
          <> {t('inactive.replaces', { names: replaced.join(', ') })}</>
        )}
      </Notice>
      {choose.error && (
        <ProblemNotice
          error={choose.error}
          title={t('inactive.failed')}
          onRetry={makeActive}
          busy={choose.isPending}
        />
      )}
    </>
  );
}
