import type { Stream } from '@footlight/contracts';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import type { RoomEncoder } from '../../lib/live-room/encoder/encoder-tracks.ts';
import type { HostRoom } from '../../lib/live-room/host-room.ts';
import { EncoderPanel } from './encoder-panel.tsx';
import { EncoderPreview, NoEncoder } from './encoder-preview.tsx';
import { useEncoderPeople } from './use-encoders.ts';

interface EncoderViewProps {
  stream: Stream;
  room: HostRoom | null;
  encoders: readonly RoomEncoder[];
}

/** What arrives from the encoders of a stream; where none does, what to do. */
export function EncoderView({ stream, room, encoders }: EncoderViewProps) {
  const { t } = useTranslation('studio');
  const people = useEncoderPeople(stream.id, encoders);
  if (!room || encoders.length === 0) {
    const starts = stream.state !== 'scheduled' || stream.start_on_encoder;
    return <NoEncoder text={t(starts ? 'encoder.waiting_text' : 'encoder.waiting_start')} />;
  }
  return encoders.map((encoder) => (
    <Fragment key={encoder.id}>
      <EncoderPreview room={room} encoder={encoder} />
      <EncoderPanel streamId={stream.id} room={room} encoder={encoder} of={people.get(encoder.id)} />
    </Fragment>
  ));
}

/** While this browser sends: an encoder does too. */
export function EncoderNotice({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation('studio');
  return (
    <Notice
      tone="info"
      role="status"
      title={t('encoder.besides.title')}
      action={
        <Button size="sm" onClick={onShow}>
          {t('encoder.besides.action')}
        </Button>
      }
    >
      {t('encoder.besides.text')}
    </Notice>
  );
}
