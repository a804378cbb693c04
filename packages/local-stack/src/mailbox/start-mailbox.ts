import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as it came in. */
export interface ReceivedMail {
  /** Whom the envelope names: where it would really have gone. */
  recipients: string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Each header line by its name in lower case, as it came. */
  headers: ReadonlyMap<string, string>;
}

/** A mail server on loopback that keeps what it gets. */
export interface Mailbox {
  /** smtp://127.0.0.1:PORT */
  url: string;
  /** Everything that came, oldest first. */
  mails: readonly ReceivedMail[];
  /** The newest mail to an address that has these words in its subject, as soon as there is one. */
  mailTo(recipient: string, subject: string): Promise<ReceivedMail>;
  stop(): Promise<void>;
}

/** How long a mail may take, in milliseconds. */
const timeoutMs = 20_000;

/** Starts a real SMTP server on a free port of loopback. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        mails.push({
          recipients: session.envelope.rcptTo.map(({ address }) => address),
          from: mail.from?.text ?? '',
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: typeof mail.html === 'string' ? mail.html : '',
          headers: new Map(
            mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]),
          ),
        });
        for (const look of waiting) look();
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    mailTo: (recipient, subject) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const mail = mails.findLast(
            (one) => one.recipients.includes(recipient) && one.subject.includes(subject),
          );
          if (!mail) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(mail);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          const seen = mails.map((mail) => `${mail.recipients.join(', ')}: ${mail.subject}`).join('; ');
          reject(new Error(`No mail "${subject}" to ${recipient}. There are: ${seen || 'none'}.`));
        }, timeoutMs);
        waiting.add(look);
        look();
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
