import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaveOutcome } from '../lib/use-save.ts';
import { Button } from './button.tsx';
import { Panel } from './panel.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { UnsavedChangesGuard } from './unsaved-changes-guard.tsx';

interface SaveFormProps {
  /** What the form is called. */
  label: string;
  /** Whether that stands above it, too. */
  headed?: boolean;
  /** What failed, when it does. */
  failed: string;
  /** What is lost when one leaves with something not saved. */
  leave: string;
  dirty: boolean;
  outcome: SaveOutcome;
  /** Why nothing was saved; null where the fields say it. */
  error: Error | null;
  busy: boolean;
  onSubmit: () => Promise<void>;
  children: ReactNode;
}

/** A form that shows what is stored and changes it: says what is not saved, what came of it, and asks before it is left. */
export function SaveForm({
  label,
  headed = false,
  failed,
  leave,
  dirty,
  outcome,
  error,
  busy,
  onSubmit,
  children,
}: SaveFormProps) {
  const { t } = useTranslation();
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      <UnsavedChangesGuard active={dirty}>{leave}</UnsavedChangesGuard>
      <Panel
        title={headed && label}
        foot={
          <div className="flex flex-wrap items-center gap-4">
            <Button type="submit" variant="primary" busy={busy} className="max-tablet:w-full">
              {t('save_form.save')}
            </Button>
            <p className="small sub empty:sr-only" role="status">
              {dirty ? t('save_form.unsaved') : outcome && t(`save_form.${outcome}`)}
            </p>
          </div>
        }
      >
        <div className="grid gap-5">
          {error && (
            <ProblemNotice error={error} title={failed} onRetry={() => void onSubmit()} busy={busy} />
          )}
          {children}
        </div>
      </Panel>
    </form>
  );
}
