import type { ReceivedInvitation } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { formatMoment } from '../../lib/format.ts';

interface ReceivedRowProps {
  invitation: ReceivedInvitation;
  accepting: boolean;
  declining: boolean;
  onAccept: () => void;
  onDecline: () => void;
}

/** A channel that invites, and the two answers. */
export function ReceivedRow({ invitation, accepting, declining, onAccept, onDecline }: ReceivedRowProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const { channel, role, expires_at: end } = invitation;
  const { name } = channel;
  return (
    <li className="people-row">
      <Avatar id={channel.id} name={name} kind="channel" picture={channel.avatar_url} size="xl" />
      <div className="people-row__who">
        <Link className="strong wrap-anywhere hover:underline" to={`/c/${channel.handle}`}>
          <bdi>{name}</bdi>
        </Link>
        <p className="meta">
          <span>{t('received.as', { role: common(`channel.as.${role}`) })}</span>
          <span className="num">{t('received.until', { moment: formatMoment(end) })}</span>
        </p>
      </div>
      <div className="people-row__actions">
        <Button busy={accepting} aria-label={t('received.accept_named', { name })} onClick={onAccept}>
          {t('received.accept')}
        </Button>
        <Button
          variant="quiet"
          busy={declining}
          aria-label={t('received.decline_named', { name })}
          onClick={onDecline}
        >
          {t('received.decline')}
        </Button>
      </div>
    </li>
  );
}
