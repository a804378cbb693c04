/** What a mail says, before it has a form. */
export interface MailContent {
  subject: string;
  paragraphs: readonly string[];
  /** The one thing to press. */
  action?: { label: string; url: string };
  /** What to do when this mail is not expected. */
  footer: string;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
}

const sans = "font-family:-apple-system,'Segoe UI',Roboto,sans-serif";

/** A mail's content as plain text and as HTML; what people wrote is escaped. */
export function renderMail({ subject, paragraphs, action, footer }: MailContent): {
  subject: string;
  text: string;
  html: string;
} {
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  const text = `${[...paragraphs, ...link, footer].join('\n\n')}\n`;
  const body = paragraphs.map((text) => `<p style="margin:0 0 16px">${escape(text)}</p>`);
  if (action) {
    body.push(
      `<p style="margin:24px 0"><a href="${escape(action.url)}" style="background:#7a4a00;border-radius:8px;color:#ffffff;display:inline-block;font-weight:600;padding:12px 20px;text-decoration:none">${escape(action.label)}</a></p>`,
      `<p style="color:#5a5f66;font-size:13px;margin:0 0 16px;overflow-wrap:anywhere">${escape(action.url)}</p>`,
    );
  }
  const html = [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escape(subject)}</title></head>`,
    `<body style="${sans};font-size:15px;line-height:22px;margin:0;padding:24px">`,
    '<div style="margin:0 auto;max-width:520px">',
    `<h1 style="font-size:21px;line-height:28px;margin:0 0 16px">${escape(subject)}</h1>`,
    ...body,
    `<p style="border-top:1px solid #d5d8dc;color:#5a5f66;font-size:13px;margin:24px 0 0;padding-top:16px">${escape(footer)}</p>`,
    '</div></body></html>',
  ].join('\n');
  return { subject, text, html };
}
