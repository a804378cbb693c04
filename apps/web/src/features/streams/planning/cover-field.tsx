import { pictureLimit, pictureTypes } from '@footlight/contracts';
import { CircleAlert, ImageUp } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';

interface CoverFieldProps {
  file: File | null;
  onFile: (file: File | null) => void;
}

/** The cover of a stream that is not made yet: it is sent when the stream is there. */
export function CoverField({ file, onFile }: CoverFieldProps) {
  const { t } = useTranslation('streams');
  const { t: common } = useTranslation();
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  const take = (chosen: File) => {
    const unknown = !(pictureTypes as readonly string[]).includes(chosen.type);
    if (unknown) return setWrong(common('picture.wrong_type'));
    if (chosen.size > pictureLimit) return setWrong(common('picture.too_large_plain'));
    setWrong(null);
    onFile(chosen);
  };

  return (
    <fieldset>
      <legend className="field__label mb-2">{t('cover.title')}</legend>
      <div className="grid gap-3">
        {file && <Preview key={`${file.name} ${file.lastModified}`} file={file} />}
        <div className="btn-row">
          <Button ref={choose} aria-describedby={hint} onClick={() => input.current?.click()}>
            <ImageUp size={18} strokeWidth={1.75} aria-hidden="true" />
            {common(file ? 'picture.other' : 'picture.choose')}
          </Button>
          {file && (
            <Button
              variant="quiet"
              onClick={() => {
                onFile(null);
                // The button goes with the picture; the focus stays beside its place.
                choose.current?.focus();
              }}
            >
              {common('picture.remove')}
            </Button>
          )}
          <input
            ref={input}
            hidden
            type="file"
            aria-label={t('cover.title')}
            accept={pictureTypes.join(',')}
            onChange={({ currentTarget }) => {
              const chosen = currentTarget.files?.[0];
              if (chosen) take(chosen);
              // So that the same file can be chosen again.
              currentTarget.value = '';
            }}
          />
        </div>
        <p className="hint" id={hint}>
          {t('cover.text')}
        </p>
        {wrong !== null && (
          <p className="error" role="alert">
            <CircleAlert aria-hidden="true" strokeWidth={1.75} />
            <span>{wrong}</span>
          </p>
        )}
      </div>
    </fieldset>
  );
}

function Preview({ file }: { file: File }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return <img ref={image} className="cover max-w-88" alt="" />;
}
