import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

/** Milliseconds that "Copied" stays. */
const thanks = 2_000;

/** A link to hand out, and a button that copies it. */
export function CopyLinkField({ label, url, hint }: { label: string; url: string; hint?: ReactNode }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(null), thanks);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(url);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };

  return (
    <Field label={label} hint={hint} error={outcome === 'refused' ? t('copy_failed') : undefined}>
      <div className="flex gap-2">
        <Input
          ref={input}
          className="mono"
          readOnly
          dir="ltr"
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void copy()}>
          {outcome === 'copied' ? (
            <Check size={18} strokeWidth={1.75} aria-hidden="true" />
          ) : (
            <Copy size={18} strokeWidth={1.75} aria-hidden="true" />
          )}
          <span aria-live="polite">{outcome === 'copied' ? t('copied') : t('copy')}</span>
        </Button>
      </div>
    </Field>
  );
}
