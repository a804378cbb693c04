import type { Invitation } from '@footlight/contracts';
import { ClockAlert, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { formatMoment } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';

interface InvitationRowProps {
  invitation: Invitation;
  resending: boolean;
  revoking: boolean;
  onResend: () => void;
  onRevoke: () => void;
}

/** An address that was invited: as what, and until when. */
export function InvitationRow({ invitation, resending, revoking, onResend, onRevoke }: InvitationRowProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const { email, role, expires_at: end } = invitation;
  const expired = Date.parse(end) <= useNow(30_000);
  return (
    <li className="people-row">
      <Mail className="people-row__icon" size={22} strokeWidth={1.75} aria-hidden="true" />
      <div className="people-row__who">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="strong wrap-anywhere">{email}</bdi>
          {expired && (
            <Badge tone="warn">
              <ClockAlert aria-hidden="true" />
              {t('invitations.expired')}
            </Badge>
          )}
        </p>
        <p className="meta">
          <span>{common(`channel.role.${role}`)}</span>
          <span className="num">
            {t(expired ? 'invitations.expired_on' : 'invitations.until', { moment: formatMoment(end) })}
          </span>
        </p>
      </div>
      <div className="people-row__actions">
        <Button busy={resending} aria-label={t('invitations.resend_named', { email })} onClick={onResend}>
          {t('invitations.resend')}
        </Button>
        <Button
          variant="quiet"
          busy={revoking}
          aria-label={t('invitations.revoke_named', { email })}
          onClick={onRevoke}
        >
          {t('invitations.revoke')}
        </Button>
      </div>
    </li>
  );
}
