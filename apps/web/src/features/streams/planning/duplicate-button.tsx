import { CopyPlus } from 'lucide-react';
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import type * as Dialog from './duplicate-dialog.tsx';

// The form's code comes with the first question.
const DuplicateDialog = lazy(async () => ({
  default: (await import('./duplicate-dialog.tsx')).DuplicateDialog,
}));

interface DuplicateButtonProps extends Omit<ComponentProps<typeof Dialog.DuplicateDialog>, 'onClose'> {
  size?: 'sm' | 'md';
}

/** Leads to another stream like one that is over. */
export function DuplicateButton({ size = 'sm', ...what }: DuplicateButtonProps) {
  const { t } = useTranslation('streams');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size={size}
        aria-label={t('duplicate.open', { title: what.stream.title })}
        onClick={() => setAsking(true)}
      >
        <CopyPlus size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('upcoming.duplicate')}
      </Button>
      {asking && (
        <Suspense>
          <DuplicateDialog {...what} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
