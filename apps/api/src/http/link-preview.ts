/** What a link to a page shows where somebody shares it. */
export interface LinkPreview {
  title: string;
  description: string;
  /** The page's own address. */
  url: string;
  /** Address of a picture. */
  image: string | null;
  kind: 'video.other' | 'profile';
  /** Whether search engines may list the page. */
  indexed: boolean;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What keeps a page out of search engines. */
const noIndex = '<meta name="robots" content="noindex">';

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? '');
}

/** The web app's page with a preview in its head (Open Graph), in place of what it says of the site. */
export function withPreview(
  page: string,
  { title, description, url, image, kind, indexed }: LinkPreview,
): string {
  const facts: [string, string][] = [
    ['og:type', kind],
    ['og:title', title],
    ['og:description', description],
    ['og:url', url],
    ...(image === null ? [] : ([['og:image', image]] as [string, string][])),
  ];
  const tags = [
    `<title>${escape(title)}</title>`,
    ...(indexed ? [] : [noIndex]),
    `<meta name="description" content="${escape(description)}">`,
    `<meta name="twitter:card" content="${image === null ? 'summary' : 'summary_large_image'}">`,
    `<link rel="canonical" href="${escape(url)}">`,
    ...facts.map(([name, content]) => `<meta property="${name}" content="${escape(content)}">`),
  ].join('\n    ');
  // A function: what people wrote may have `$&` in it.
  return page
    .replace(/<title>[^<]*<\/title>|<meta name="description"[^>]*>/g, '')
    .replace('</head>', () => `  ${tags}\n  </head>`);
}

/** The web app's page for an address that leads to nothing. */
export function withoutPreview(page: string): string {
  return page.replace('</head>', `  ${noIndex}\n  </head>`);
}
