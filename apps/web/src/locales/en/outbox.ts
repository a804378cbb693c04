export const outbox = {
  title: 'Outbox',
  text: 'This server has no mail server, so its e-mails are kept here. Everyone who can reach it can read them.',
  to: 'To {{recipient}}, {{time}}',
  failed: 'The e-mails could not be loaded',
  empty_title: 'No e-mails yet',
  empty_text: 'Create an account, and its e-mail appears here.',
} as const;
