/** Where to go after signing in, as a query parameter of the sign-in page. */
const parameter = 'next';
const again = 'again';

/** The sign-in page's address, with the way back to `from`. */
export function signInPath(from: string): string {
  return withReturn('/sign-in', from);
}

/** The same for somebody who is signed in, and has to show once more that it is them. */
export function signInAgainPath(from: string): string {
  return `/sign-in?${new URLSearchParams({ [parameter]: from, [again]: '1' })}`;
}

/** Whether an address asks somebody to sign in once more. */
export function asksAgain(search: URLSearchParams): boolean {
  return search.has(again);
}

/** The same for another page of the same kind: keeps the way back. */
export function withReturn(page: '/sign-in' | '/sign-up', from: string): string {
  return from === '/' ? page : `${page}?${new URLSearchParams({ [parameter]: from })}`;
}

/** The way back from an address' query: a page of this site, else the home page. Nobody is sent to another site. */
export function returnPath(search: URLSearchParams): string {
  const next = search.get(parameter) ?? '/';
  const origin = 'https://this.site';
  if (!next.startsWith('/') || !URL.canParse(next, origin)) return '/';
  const url = new URL(next, origin);
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : '/';
}
