import type { Remedy } from '@footlight/contracts';
import type { TFunction } from 'i18next';
import type { AccessDenial } from '../../api/access/get-access.ts';

/** What somebody reads who may not watch, and what they can do about it. */
interface AccessDeniedText {
  title: string;
  text: string;
  remedy: 'sign_in' | 'open_invitation' | 'ask_host';
}

/** The words for a denial. `who`: the account that is signed in, or null. */
export function accessDeniedText(
  { reason, remedy }: AccessDenial,
  { channel, who }: { channel: string; who: string | null },
  t: TFunction<'viewing'>,
): AccessDeniedText {
  const nextStep = remedyOf(reason, remedy);
  return {
    title: t(nextStep === 'open_invitation' ? 'access_denied.invited_title' : 'access_denied.title'),
    text:
      nextStep === 'ask_host'
        ? who === null
          ? t('access_denied.ask_host_anyone', { channel })
          : t('access_denied.ask_host', { channel, who })
        : t(`access_denied.${nextStep}`, { channel }),
    remedy: nextStep,
  };
}

function remedyOf(reason: AccessDenial['reason'], remedy: Remedy | null): AccessDeniedText['remedy'] {
  if (remedy === 'open_invitation') return remedy;
  return reason === 'sign_in_required' ? 'sign_in' : 'ask_host';
}
