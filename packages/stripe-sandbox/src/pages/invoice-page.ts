import type { ApiAnswer } from '../http/answer-api.ts';
import type { Invoice } from '../objects/subscription-kinds.ts';
import { day, html, money, page } from './layout.ts';

export const invoiceStatus: Record<Invoice['status'], string> = {
  draft: 'Draft',
  open: 'Open',
  paid: 'Paid',
  uncollectible: 'Uncollectible',
  void: 'Void',
};

/** One invoice with its lines. */
export function invoicePage(invoice: Invoice): ApiAnswer {
  const { currency } = invoice;
  return page(
    `Invoice ${invoice.number ?? ''}`,
    html`<h1>Invoice ${invoice.number ?? '(draft)'}</h1>
      <p class="quiet">${day(invoice.created)} · ${invoiceStatus[invoice.status]}</p>
      <div class="card">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            ${invoice.lines.data.map(
              ({ description, amount }) =>
                html`<tr>
                  <td>${description}</td>
                  <td>${money(amount, currency)}</td>
                </tr>`,
            )}
            <tr>
              <th scope="row">Total</th>
              <td><strong>${money(invoice.total, currency)}</strong></td>
            </tr>
          </tbody>
        </table>
      </div>`,
  );
}
