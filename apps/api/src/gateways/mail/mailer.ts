import { createTransport } from 'nodemailer';
import type { Config } from '../../config/config.ts';

/** A mail in both of its forms. */
export interface Mail {
  /** One address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Beyond the usual ones. */
  headers?: Readonly<Record<string, string>>;
}

/** Milliseconds until a mail server counts as silent. */
const timeoutMs = 20_000;

/** The mail server. */
export interface Mailer {
  /** @throws when the mail server does not take the mail */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** The mail server of the configuration; nothing connects before the first mail. */
export function openMailer({ url, from }: NonNullable<Config['smtp']>): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  return {
    async send({ to, subject, text, html, headers = {} }) {
      // As an object: an address is never read as a list of several.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html, headers });
    },
    close: () => transport.close(),
  };
}
