import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Outgoing } from './outbox.ts';

interface OutgoingRowProps {
  entry: Outgoing;
  name: string | null;
  /** Whether the chat takes messages. */
  open: boolean;
  onSendAgain: (clientId: string) => void;
  onDiscard: (clientId: string) => void;
}

/** A message of one's own that is not in the chat yet: on its way, or not sent and kept. */
export function OutgoingRow({ entry, name, open, onSendAgain, onDiscard }: OutgoingRowProps) {
  const { t } = useTranslation('chat');
  const failed = entry.state === 'failed';
  const reason = reasonOf(entry);
  return (
    <li className="msg" data-kind={failed ? 'failed' : 'sending'}>
      <span className="msg__who">
        <bdi>{name ?? t('you')}</bdi>
      </span>
      <bdi className="msg__body">{entry.body}</bdi>
      {!failed && <span className="xs"> {t(entry.state === 'sending' ? 'sending' : 'waiting')}</span>}
      {failed && (
        <span className="error" role="alert">
          <CircleAlert aria-hidden="true" strokeWidth={1.75} />
          <span>
            {t(reason)}{' '}
            {open && reason !== 'not_sent_alike' && (
              <button type="button" className="link" onClick={() => onSendAgain(entry.clientId)}>
                {t('send_again')}
              </button>
            )}{' '}
            <button type="button" className="link" onClick={() => onDiscard(entry.clientId)}>
              {t('discard')}
            </button>
            {reason === 'not_sent' && entry.failure?.requestId && (
              <span className="mono muted msg__id"> {entry.failure.requestId}</span>
            )}
          </span>
        </span>
      )}
    </li>
  );
}

function reasonOf({ failure }: Outgoing) {
  switch (failure?.code) {
    case 'stream_not_live':
      return 'not_sent_closed' as const;
    case 'plan_required':
      return 'not_sent_plan' as const;
    case 'display_name_required':
      return 'not_sent_name' as const;
    case 'name_too_alike':
      return 'not_sent_alike' as const;
    case 'account_suspended':
      return 'not_sent_suspended' as const;
    default:
      return 'not_sent' as const;
  }
}
