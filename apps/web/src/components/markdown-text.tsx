import type { ComponentProps } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';

/** Headings begin below those of the page. */
const components: Components = {
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
  a: Anchor,
};

/** In a chunk of its own, for `Markdown`. */
export function MarkdownText({ children }: { children: string }) {
  return (
    <ReactMarkdown components={components} disallowedElements={['img']} unwrapDisallowed skipHtml>
      {children}
    </ReactMarkdown>
  );
}

function Anchor({ href, children }: ComponentProps<'a'>) {
  return (
    <a className="link" href={href} rel="nofollow noopener ugc" target="_blank">
      {children}
    </a>
  );
}
