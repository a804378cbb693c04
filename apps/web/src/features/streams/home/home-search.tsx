import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type HomeAddress, maxSearchLength, writeHome } from './home-address.ts';

/** Milliseconds without a key before what is typed is looked for. */
const rest = 300;

/** Looks for streams and channels. What is looked for stands in the address, so that it can be handed on. */
export function HomeSearch({ q, category }: HomeAddress) {
  const { t } = useTranslation('streams');
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  const [shown, setShown] = useState(q);
  // Back, forward and links change the address too.
  if (shown !== q) {
    setShown(q);
    if (text.trim() !== q) setText(q);
  }

  const wanted = text.trim();
  useEffect(() => {
    if (wanted === q) return;
    const timer = setTimeout(() => {
      void navigate({ pathname: '/', search: writeHome({ q: wanted, category }) }, { replace: q !== '' });
    }, rest);
    return () => clearTimeout(timer);
  }, [wanted, q, category, navigate]);

  return (
    <form
      className="home-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ pathname: '/', search: writeHome({ q: wanted, category }) }, { replace: q !== '' });
      }}
    >
      <label className="affix">
        <span className="sr-only">{t('search.label')}</span>
        <Search size={18} strokeWidth={1.75} aria-hidden="true" />
        <input
          className="input"
          type="search"
          maxLength={maxSearchLength}
          placeholder={t('search.label')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
    </form>
  );
}
