import type { MailKind } from '../../../jobs/definitions.ts';
import type { MailContent } from './render-mail.ts';

/** What the text of a mail needs to know. */
interface Facts {
  /** The site's host, as people know it. */
  site: string;
  /** Where the link of the mail leads, for a mail that has one. */
  link: string;
  /** Where an account is looked after. */
  forgot: string;
}

const ignore = 'You did not ask for this? Then leave this mail alone: nothing happens without the link.';

/** The text of every mail. */
export const mailContents = {
  verify_email: ({ site, link }: Facts): MailContent => ({
    subject: `Confirm your address for ${site}`,
    paragraphs: [
      `Somebody made an account on ${site} with this address. Confirm that it is yours. The link works for three days.`,
    ],
    action: { label: 'Confirm address', url: link },
    footer: ignore,
  }),
  change_email: ({ site, link }: Facts): MailContent => ({
    subject: `Confirm your new address for ${site}`,
    paragraphs: [
      `You want to use this address for your account on ${site}. Confirm that it is yours; until then the old one stays. The link works for three days.`,
    ],
    action: { label: 'Confirm new address', url: link },
    footer: ignore,
  }),
  reset_password: ({ site, link }: Facts): MailContent => ({
    subject: `Set a new password for ${site}`,
    paragraphs: [
      'Here is the link that you asked for. It works once, for one hour. Setting a new password signs you out everywhere.',
    ],
    action: { label: 'Set a new password', url: link },
    footer: ignore,
  }),
  email_change_asked: ({ site, forgot }: Facts): MailContent => ({
    subject: `Your address on ${site} is about to change`,
    paragraphs: [
      `Somebody who is signed in to your account on ${site} asked to move it to another address. It moves when the link that was sent there is opened.`,
    ],
    action: { label: 'It was not me: set a new password', url: forgot },
    footer: 'Was it you? Then there is nothing to do here.',
  }),
  email_changed: ({ site }: Facts): MailContent => ({
    subject: `Your address on ${site} has changed`,
    paragraphs: [
      `Your account on ${site} has another address now. Mails of your account go there, and you sign in with it.`,
    ],
    footer: `Was it not you? Then write to the people who run ${site}.`,
  }),
  password_changed: ({ site, forgot }: Facts): MailContent => ({
    subject: `Your password on ${site} has changed`,
    paragraphs: [
      `The password of your account on ${site} was changed just now, and every other device was signed out.`,
    ],
    action: { label: 'It was not me: set a new password', url: forgot },
    footer: 'Was it you? Then there is nothing to do here.',
  }),
  account_deleted: ({ site }: Facts): MailContent => ({
    subject: `Your account on ${site} is deleted`,
    paragraphs: [
      `Your account on ${site} was closed just now, and everything in it is being removed. There is no way back; you can make a new account at any time.`,
    ],
    footer: `Was it not you? Then write to the people who run ${site}.`,
  }),
} satisfies Record<MailKind, (facts: Facts) => MailContent>;
