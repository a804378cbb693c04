export const outbox = {
  title: 'Outbox',
  text: 'This server has no mail server, so its mails stay here. Everybody who reaches it can read them.',
  to: 'To {{recipient}}, {{time}}',
  failed: 'The mails could not be loaded',
  empty_title: 'No mails yet',
  empty_text: 'Create an account, and its mail is here a moment later.',
  more: 'Show older',
} as const;
