import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** The mark: a lamp on the edge of a stage. */
export function BrandMark() {
  return (
    <svg
      className="brand__mark"
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path
        d="M16 18.5V4.5M10.6 19.6 5 8.2M21.4 19.6 27 8.2M7.2 22.6 1.9 17M24.8 22.6 30.1 17"
        strokeWidth="2.6"
      />
      <path d="M9.5 28a6.5 6.5 0 0 1 13 0Z" fill="currentColor" stroke="none" />
    </svg>
  );
}

/** Mark and name, as the way home. `markOnly` keeps the name for screen readers. */
export function Brand({ markOnly = false }: { markOnly?: boolean }) {
  const { t } = useTranslation();
  return (
    <Link className="brand" to="/">
      <BrandMark />
      <span className={markOnly ? 'sr-only' : undefined}>{t('product')}</span>
    </Link>
  );
}
