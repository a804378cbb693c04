import type { Stream } from '@footlight/contracts';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '../../components/button.tsx';
import { StatusOverlay } from '../../components/status-overlay.tsx';
import { signInPath } from '../../lib/return-path.ts';
import { useAccount } from '../../lib/session.ts';
import { accessDeniedText } from './access-denied-text.ts';
import type { AccessDenial } from '../../api/access/get-access.ts';

/** Why this stream is not for this viewer, and the way in. */
export function AccessDenied({ stream, denial }: { stream: Stream | undefined; denial: AccessDenial }) {
  const { t } = useTranslation('viewing');
  const account = useAccount();
  const { pathname, search } = useLocation();
  const channel = stream?.channel.name ?? t('access_denied.channel');
  const who = account && (account.email ?? account.display_name);
  const { title, text, remedy } = accessDeniedText(denial, { channel, who }, t);
  return (
    <StatusOverlay
      ratio="none"
      role="status"
      icon={<Lock size={32} strokeWidth={1.5} aria-hidden="true" />}
      title={title}
      actions={
        <>
          {remedy === 'sign_in' && (
            <Button variant="primary" asChild>
              <Link to={signInPath(`${pathname}${search}`)}>{t('missing.sign_in')}</Link>
            </Button>
          )}
          {remedy === 'open_invitation' && (
            <Button variant="primary" asChild>
              <Link to="/invitations">{t('access_denied.open_invitation_action')}</Link>
            </Button>
          )}
          {stream && (
            <Button asChild>
              <Link to={`/c/${stream.channel.handle}`}>{t('access_denied.channel_action')}</Link>
            </Button>
          )}
        </>
      }
      {...(remedy === 'open_invitation' ? {} : { under: t('access_denied.invitation') })}
    >
      {text}
    </StatusOverlay>
  );
}
