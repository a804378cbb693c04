import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageTitle } from '../../../components/page-title.tsx';
import { addTranslations } from '../../../lib/i18n.ts';
import { streams } from '../../../locales/en/streams.ts';
import { CategoryRow } from './category-row.tsx';
import { SearchResults } from './search-results.tsx';
import { readHome } from './home-address.ts';
import { HomeNow } from './home-now.tsx';
import { HomeSearch } from './home-search.tsx';
import './home.css';

addTranslations('streams', streams);

/** What is live now and what comes next, for everyone; or what somebody looks for. */
export function Component() {
  const { t } = useTranslation('streams');
  const [search] = useSearchParams();
  const { q, category } = readHome(search);
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageTitle title={q === '' ? t('home.title') : t('search.title', { q })} />
      <div className="home-find">
        <HomeSearch q={q} category={category} />
        <CategoryRow q={q} category={category} />
      </div>
      {q === '' ? (
        <HomeNow key={category ?? 'all'} category={category} />
      ) : (
        <SearchResults q={q} category={category} />
      )}
    </main>
  );
}
