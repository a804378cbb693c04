import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { ImagePanel } from '../../../components/image-panel.tsx';
import { useRemoveCover } from '../../../api/streams/remove-cover.ts';
import { useSetCover } from '../../../api/streams/set-cover.ts';

/** The cover of a stream: chosen, changed and taken away at once, apart from the form. */
export function CoverPanel({ stream }: { stream: Stream }) {
  const { t } = useTranslation('streams');
  const set = useSetCover(stream.id);
  const remove = useRemoveCover(stream.id);
  return (
    <ImagePanel
      labels={{
        title: t('cover.title'),
        text: t('cover.text'),
        set: t('cover.set'),
        removed: t('cover.removed'),
        failed: t('cover.failed'),
      }}
      chosen={stream.cover_url !== null}
      preview={stream.cover_url !== null && <img className="cover" src={stream.cover_url} alt="" />}
      wide
      set={set}
      remove={remove}
    />
  );
}
