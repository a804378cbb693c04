import type { Remedy } from '@footlight/contracts';
import type { TFunction } from 'i18next';
import type { Gate } from '../../api/access/get-access.ts';

/** What somebody reads who may not watch, and what they can do about it. */
interface BarredWords {
  title: string;
  text: string;
  remedy: 'sign_in' | 'open_invitation' | 'ask_host';
}

/** The words for a gate. `who`: the account that is signed in, or null. */
export function barredWords(
  { reason, remedy }: Gate,
  { channel, who }: { channel: string; who: string | null },
  t: TFunction<'viewing'>,
): BarredWords {
  const way = wayOf(reason, remedy);
  return {
    title: t(way === 'open_invitation' ? 'barred.invited_title' : 'barred.title'),
    text:
      way === 'ask_host'
        ? who === null
          ? t('barred.ask_host_anyone', { channel })
          : t('barred.ask_host', { channel, who })
        : t(`barred.${way}`, { channel }),
    remedy: way,
  };
}

function wayOf(reason: Gate['reason'], remedy: Remedy | null): BarredWords['remedy'] {
  if (remedy === 'open_invitation') return remedy;
  return reason === 'sign_in_required' ? 'sign_in' : 'ask_host';
}
