import type { ChatMessage } from '@footlight/contracts';
import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { formatMoment, formatTime } from '../../lib/format.ts';
import { rowsOf } from './chat-rows.ts';
import type { ChatSession } from './chat-session.ts';
import type { ChatSnapshot } from './chat-store.ts';
import { MessageRow } from './message-row.tsx';
import { OutgoingRow } from './outgoing-row.tsx';
import { useAnnouncing } from './use-announcing.ts';
import { useReadingPlace } from './use-reading-place.ts';

interface MessageListProps extends ChatSnapshot {
  session: ChatSession;
  ownId: string | null;
  ownName: string | null;
  /** The host may remove what anyone wrote. */
  canModerate: boolean;
  /** Whether something can be sent now. */
  open: boolean;
}

/** What has been sent, and what one is sending. */
export function MessageList({
  session,
  log,
  outbox,
  history,
  earlier,
  stale,
  removals,
  ownId,
  ownName,
  canModerate,
  open,
}: MessageListProps) {
  const { t } = useTranslation('chat');
  const rows = useMemo(() => rowsOf(log.messages), [log.messages]);
  const newest = log.messages.at(-1)?.seq ?? 0;
  /** The newest message when the reader left the end. */
  const [leftAt, setLeftAt] = useState(0);
  const { live, count } = useAnnouncing(newest, history !== 'ready' || earlier === 'loading');

  const loadEarlier = () => void session.loadEarlier();
  const { list, following, onScroll, toEnd } = useReadingPlace({
    content: rows,
    own: outbox.length,
    onFollowing: (next) => {
      session.setFollowing(next);
      if (!next) setLeftAt(newest);
    },
    onNearBeginning: () => {
      if (earlier === 'idle') loadEarlier();
    },
  });
  const unread = following ? 0 : unreadSince(log.messages, leftAt);
  const isEmpty = history === 'ready' && rows.length === 0 && outbox.length === 0;

  return (
    <div className="chat__scroll">
      {/* The role stands on a box of its own: on the list it would take the items their list. */}
      <div
        ref={list}
        className="chat__list"
        role="log"
        aria-label={t('title')}
        aria-live={live}
        aria-relevant="additions"
        aria-busy={history === 'loading' || undefined}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={moveBetweenActions}
      >
        {log.older !== null && (
          <div className="chat__earlier">
            <Button size="sm" variant="quiet" busy={earlier === 'loading'} onClick={loadEarlier}>
              {earlier === 'failed' ? t('earlier_failed') : t('earlier')}
            </Button>
          </div>
        )}
        <ol>
          {rows.map((row) =>
            row.kind === 'time' ? (
              <li key={row.key} className="msg" data-kind="time">
                <span>{row.withDate ? formatMoment(row.at) : formatTime(row.at)}</span>
              </li>
            ) : (
              <MessageRow
                key={row.key}
                message={row.message}
                removeAs={row.message.author.id === ownId ? 'author' : canModerate ? 'staff' : null}
                removal={removals.get(row.message.id)}
                onRemove={session.removeMessage}
              />
            ),
          )}
          {outbox.map((entry) => (
            <OutgoingRow
              key={entry.clientId}
              entry={entry}
              name={ownName}
              open={open}
              onSendAgain={session.sendAgain}
              onDiscard={session.discard}
            />
          ))}
        </ol>
        {isEmpty && (
          <div className="chat__empty">
            <p className="strong">{t('empty.title')}</p>
            {open && <p className="small muted">{t('empty.text')}</p>}
          </div>
        )}
      </div>
      {history === 'failed' && <ChatNotice words="loading_failed" onRetry={session.retryNow} />}
      {stale && <ChatNotice words="stale" onRetry={session.retryNow} />}
      {unread > 0 && (
        <Button size="sm" className="chat__new" onClick={toEnd}>
          <ArrowDown size={15} strokeWidth={1.75} aria-hidden="true" />
          {t('new', { count: unread })}
        </Button>
      )}
      <p className="sr-only" role="status">
        {count > 0 && t('arrived', { count })}
      </p>
    </div>
  );
}

function ChatNotice({ words, onRetry }: { words: 'loading_failed' | 'stale'; onRetry: () => void }) {
  const { t } = useTranslation('chat');
  return (
    <Notice
      className="chat__notice"
      tone="warn"
      role="status"
      title={t(`${words}.title`)}
      action={
        <Button size="sm" onClick={onRetry}>
          {t(`${words}.action`)}
        </Button>
      }
    >
      {t(`${words}.text`)}
    </Notice>
  );
}

function unreadSince(messages: readonly ChatMessage[], seq: number): number {
  const first = messages.findLastIndex((message) => message.seq <= seq) + 1;
  return messages.slice(first).filter((message) => !message.deleted).length;
}

/** Up and down go from one message's actions to the next; everything else scrolls as usual. */
function moveBetweenActions(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const list = event.currentTarget;
  if (!(event.target instanceof Node) || !list.contains(event.target)) return;
  const buttons = [...list.querySelectorAll<HTMLButtonElement>('.msg__more')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = at === -1 ? buttons.at(-1) : buttons[at + (event.key === 'ArrowUp' ? -1 : 1)];
  if (!next || next.dataset['state'] === 'open') return;
  event.preventDefault();
  next.focus();
}
