import type { Stream } from '@footlight/contracts';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Curtain } from '../../components/curtain.tsx';
import { signInPath } from '../../lib/return-path.ts';
import { useAccount } from '../../lib/session.ts';
import { barredWords } from './barred-words.ts';
import type { Gate } from '../../api/access/get-access.ts';

/** Why this stream is not for this viewer, and the way in. */
export function Barred({ stream, gate }: { stream: Stream | undefined; gate: Gate }) {
  const { t } = useTranslation('viewing');
  const account = useAccount();
  const { pathname, search } = useLocation();
  const channel = stream?.channel.name ?? t('barred.channel');
  const who = account && (account.email ?? account.display_name);
  const { title, text, remedy } = barredWords(gate, { channel, who }, t);
  return (
    <Curtain
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
              <Link to="/invitations">{t('barred.open_invitation_way')}</Link>
            </Button>
          )}
          {stream && (
            <Button asChild>
              <Link to={`/c/${stream.channel.handle}`}>{t('barred.channel_way')}</Link>
            </Button>
          )}
        </>
      }
      {...(remedy === 'open_invitation' ? {} : { under: t('barred.invitation') })}
    >
      {text}
    </Curtain>
  );
}
