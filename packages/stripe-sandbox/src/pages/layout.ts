import type { ApiAnswer } from '../http/answer-api.ts';
import { styles } from './styles.ts';

/** Text that is HTML already. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | undefined | Part[];

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function write(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(write).join('');
  return String(part).replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}

/** HTML with what it is given escaped. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.map((text, at) => text + write(parts[at])).join(''));
}

/** A whole page. It runs no script, is in no frame and loads nothing but its styles. */
export function page(title: string, content: Html, status = 200): ApiAnswer {
  const body = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Sandbox</title>
        <link rel="stylesheet" href="/styles.css" />
      </head>
      <body>
        <div class="banner" role="note">Sandbox: no real money</div>
        <main>${content}</main>
      </body>
    </html>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
      'referrer-policy': 'same-origin',
    },
    body: body.text,
  };
}

/** The look of all pages. */
export const stylesheet: ApiAnswer = {
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
  body: styles,
};

/** Leads the browser on after a form. */
export function redirect(url: string): ApiAnswer {
  return { status: 303, headers: { location: url, 'cache-control': 'no-store' }, body: '' };
}

/** A page that says only one thing. */
export function message(
  title: string,
  text: string,
  status = 200,
  link?: { url: string; label: string },
): ApiAnswer {
  const back = link && html`<p><a class="back" href="${link.url}">${link.label}</a></p>`;
  return page(
    title,
    html`<h1>${title}</h1>
      <p class="quiet">${text}</p>
      ${back}`,
    status,
  );
}

/** An amount in the currency's smallest unit, as people write it. */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** A time in seconds since 1970 as a date. */
export function day(time: number): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(time * 1000);
}
