import type { Guest, StreamState, Viewer } from '@footlight/contracts';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOnAir } from '../../lib/is-on-air.ts';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { Composer } from './composer.tsx';
import { GuestNameForm } from './guest-name-form.tsx';
import { MessageList } from './message-list.tsx';
import type { Outbox } from './outbox.ts';
import { type ChatSource, useChat } from './use-chat.ts';
import './chat.css';

interface ChatPanelProps extends ChatSource {
  /** Undefined while it is not known. */
  state: StreamState | undefined;
  canModerate: boolean;
  /** Who one is to others; undefined while that is being asked, null when nobody knows. */
  viewer: Viewer | null | undefined;
  /** Without the heading: where a tab says it already. */
  bare?: boolean;
  /** Takes the focus into the field. */
  ref?: Ref<{ focus: () => void }>;
}

/** The chat of a stream. Draw it anew (by `key`) for another stream. */
export function ChatPanel({ state, canModerate, viewer, bare = false, ref, ...source }: ChatPanelProps) {
  const { t } = useTranslation('chat');
  const [guest, setGuest] = useState<Guest | null>(null);
  const me = viewer ?? guest;
  const ownId = me?.id ?? null;
  // A guest who chose another name has that one.
  const ownName = (viewer && viewer.id !== guest?.id ? viewer : guest)?.display_name ?? null;
  const { session, ...chat } = useChat(source);
  const nameError = nameErrorIn(chat.outbox);

  const onNamed = (named: Guest) => {
    setGuest(named);
    for (const code of nameErrors) session.sendAgainAfter(code);
  };

  return (
    <section className="chat" aria-label={t('title')}>
      {!bare && (
        <div className="chat__head">
          <h2 className="h3">{t('title')}</h2>
        </div>
      )}
      <MessageList
        session={session}
        {...chat}
        ownId={ownId}
        ownName={ownName}
        canModerate={canModerate}
        open={isOnAir(state)}
      />
      <Foot
        state={state}
        askName={
          nameError === 'name_too_alike' || (ownName === null && (me !== null || nameError !== undefined))
        }
        otherName={nameError === 'name_too_alike'}
        isKnown={viewer !== undefined}
        streamId={source.streamId}
        limitedUntil={chat.limitedUntil}
        onSend={(body) => session.send(body)}
        onNamed={onNamed}
        ref={ref}
      />
    </section>
  );
}

/** Errors of a message that another name mends. */
const nameErrors = ['display_name_required', 'name_too_alike'] as const;

function nameErrorIn(outbox: Outbox): (typeof nameErrors)[number] | undefined {
  const codes = outbox.map(({ state, failure }) => (state === 'failed' ? failure?.code : undefined));
  return nameErrors.findLast((error) => codes.includes(error));
}

interface FootProps {
  state: StreamState | undefined;
  askName: boolean;
  /** Whether the name that there is cannot be used here. */
  otherName: boolean;
  isKnown: boolean;
  streamId: string;
  limitedUntil: number | null;
  onSend: (body: string) => void;
  onNamed: (guest: Guest) => void;
  ref: Ref<{ focus: () => void }> | undefined;
}

/** The field's place: for a message, for a name, or for why there is no field. */
function Foot({
  state,
  askName,
  otherName,
  isKnown,
  streamId,
  limitedUntil,
  onSend,
  onNamed,
  ref,
}: FootProps) {
  const { t } = useTranslation('chat');
  if (state === 'ended' || state === 'scheduled' || state === 'canceled') {
    return <p className="chat__foot small muted">{t(`closed.${state}`)}</p>;
  }
  if (askName) return <GuestNameForm other={otherName} onNamed={onNamed} {...(ref ? { ref } : {})} />;
  if (!isKnown || state === undefined) {
    return (
      <Skeletons className="chat__foot">
        <Skeleton className="h-10" />
      </Skeletons>
    );
  }
  return (
    <Composer streamId={streamId} limitedUntil={limitedUntil} onSend={onSend} {...(ref ? { ref } : {})} />
  );
}
