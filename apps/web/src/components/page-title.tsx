import { useTranslation } from 'react-i18next';

/** The name of the page in the browser's tab. */
export function PageTitle({ title }: { title: string }) {
  const { t } = useTranslation();
  return <title>{t('page_title', { page: title })}</title>;
}
