import { useTranslation } from 'react-i18next';
import { Segmented } from '../../components/segmented.tsx';
import type { SendFrom } from './send-from.ts';

interface SendFromChoiceProps {
  value: SendFrom;
  onChange: (from: SendFrom) => void;
}

/** Whether this browser sends, or OBS. */
export function SendFromChoice({ value, onChange }: SendFromChoiceProps) {
  const { t } = useTranslation('studio');
  return (
    <section className="panel send-from" aria-label={t('send_from.label')}>
      <p className="field__label" aria-hidden="true">
        {t('send_from.label')}
      </p>
      <Segmented
        block
        label={t('send_from.label')}
        value={value}
        onChange={onChange}
        options={[
          { value: 'browser', label: t('send_from.browser') },
          { value: 'encoder', label: t('send_from.encoder') },
        ]}
      />
    </section>
  );
}
