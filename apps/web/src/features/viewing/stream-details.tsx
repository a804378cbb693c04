import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Markdown } from '../../components/markdown.tsx';

/** What the host says about the stream. On small screens behind its name, so that the chat has room. */
export function StreamDetails({ stream }: { stream: Stream }) {
  const { t } = useTranslation();
  const { t: viewing } = useTranslation('viewing');
  const { description, category, tags } = stream;
  if (description === '' && category === null && tags.length === 0) return null;
  const wide = matchMedia('(min-width: 64rem)').matches;
  return (
    <details className="details" open={wide || stream.state === 'scheduled'}>
      <summary>{viewing('about.show')}</summary>
      <div className="details__in">
        {description !== '' && <Markdown>{description}</Markdown>}
        {(category !== null || tags.length > 0) && (
          <ul className="details__facts small" aria-label={viewing('about.tags')}>
            {category !== null && (
              <li>
                <Link className="link" to={`/?category=${category}`}>
                  {t(`category.${category}`)}
                </Link>
              </li>
            )}
            {tags.map((tag) => (
              <li key={tag}>
                <Link className="link" to={`/?${new URLSearchParams({ q: tag })}`}>
                  #<bdi>{tag}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
