import type { Encoder } from '@footlight/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisconnectEncoder } from '../../api/ingest/disconnect-encoder.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import type { EncoderReading } from '../../lib/live-room/encoder/encoder-reading.ts';
import type { RoomEncoder } from '../../lib/live-room/encoder/encoder-tracks.ts';
import type { HostRoom } from '../../lib/live-room/host-room.ts';
import { codecName, encoderWarningsOf, keyFrameGapOf } from './encoder-warnings.ts';
import { useEncoderReading } from './use-encoders.ts';

interface EncoderPanelProps {
  streamId: string;
  room: HostRoom;
  encoder: RoomEncoder;
  /** Whose it is; undefined while that is not known. */
  of: Encoder | undefined;
}

/** One incoming stream as a viewer gets it, what its settings cost them, and an end to it. */
export function EncoderPanel({ streamId, room, encoder, of }: EncoderPanelProps) {
  const { t } = useTranslation('studio');
  const reading = useEncoderReading(room, encoder);
  const disconnect = useDisconnectEncoder(streamId);
  const [asks, setAsks] = useState(false);
  return (
    <Panel
      title={t('encoder.title')}
      aside={
        of?.can_disconnect && (
          <Button size="sm" variant="danger" busy={disconnect.isPending} onClick={() => setAsks(true)}>
            {t('encoder.disconnect')}
          </Button>
        )
      }
    >
      <div className="grid gap-4">
        {of && (
          <p className="small muted">
            <bdi>{t('encoder.of', { name: of.user.display_name })}</bdi>
          </p>
        )}
        <EncoderFacts encoder={encoder} reading={reading} />
        {encoderWarningsOf(encoder, reading).map((warning) => (
          <Notice key={warning} tone="warn" role="status" title={t(`encoder.warnings.${warning}.title`)}>
            {t(`encoder.warnings.${warning}.text`)}
          </Notice>
        ))}
        {disconnect.error && (
          <ProblemNotice
            error={disconnect.error}
            title={t('encoder.disconnect_failed')}
            onRetry={() => disconnect.mutate(encoder.id)}
            busy={disconnect.isPending}
          />
        )}
      </div>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('encoder.dialog.title')}
        keep={t('encoder.dialog.keep')}
        confirm={t('encoder.disconnect')}
        onConfirm={() => {
          setAsks(false);
          disconnect.mutate(encoder.id);
        }}
      >
        {t('encoder.dialog.text')}
      </ConfirmDialog>
    </Panel>
  );
}

function EncoderFacts({ encoder, reading }: { encoder: RoomEncoder; reading: EncoderReading | null }) {
  const { t } = useTranslation('studio');
  const unknown = t('encoder.unknown');
  const {
    width = null,
    height = null,
    fps = null,
    bitrate = null,
    bFrames = null,
    keyFrameInterval = null,
  } = reading ?? {};
  const gap = keyFrameGapOf(reading);
  const facts = {
    codec: encoder.codec === null ? unknown : codecName(encoder.codec),
    size: width === null || height === null ? unknown : t('encoder.pixels', { width, height }),
    fps: fps === null ? unknown : t('encoder.per_second', { count: Math.round(fps) }),
    bitrate: bitrate === null ? unknown : t('encoder.megabits', { value: decimal(bitrate / 1_000_000) }),
    key_frames:
      gap === 0
        ? unknown
        : t(keyFrameInterval === null ? 'encoder.more_seconds' : 'encoder.seconds', { value: decimal(gap) }),
    b_frames: bFrames === null ? unknown : t(bFrames ? 'encoder.yes' : 'encoder.none'),
    sound: encoder.sound === null ? t('encoder.none') : codecName(encoder.sound),
  } as const;
  return (
    <dl className="encoder-facts">
      {(Object.keys(facts) as (keyof typeof facts)[]).map((name) => (
        <Fact key={name} label={t(`encoder.facts.${name}`)} value={facts[name]} />
      ))}
    </dl>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  const id = useId();
  return (
    <div>
      <dt className="xs muted" id={id}>
        {label}
      </dt>
      <dd className="strong num" aria-labelledby={id}>
        {value}
      </dd>
    </div>
  );
}

function decimal(value: number): string {
  return new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    value,
  );
}
