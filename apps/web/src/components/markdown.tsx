import { lazy, Suspense } from 'react';

const MarkdownText = lazy(async () => ({ default: (await import('./markdown-text.tsx')).MarkdownText }));

/**
 * Other people's words in Markdown: no HTML of theirs, no pictures from elsewhere, links that vouch for nothing. What
 * reads it is fetched when there is something to read; until then the words stand as they were written.
 */
export function Markdown({ children }: { children: string }) {
  return (
    <div className="markdown" dir="auto">
      <Suspense fallback={<p className="whitespace-pre-line">{children}</p>}>
        <MarkdownText>{children}</MarkdownText>
      </Suspense>
    </div>
  );
}
