import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { categories } from '../../../lib/categories.ts';
import { type HomeAddress, writeHome } from './home-address.ts';

/** What the streams are about: links, the chosen one marked. */
export function CategoryRow({ q, category }: HomeAddress) {
  const { t } = useTranslation();
  const { t: streams } = useTranslation('streams');
  return (
    <nav className="categories" aria-label={streams('search.categories')}>
      <ul>
        {[undefined, ...categories].map((each) => (
          <li key={each ?? 'all'}>
            <Link
              to={{ pathname: '/', search: writeHome({ q, category: each }) }}
              aria-current={each === category ? 'true' : undefined}
            >
              {each ? t(`category.${each}`) : streams('search.all')}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
