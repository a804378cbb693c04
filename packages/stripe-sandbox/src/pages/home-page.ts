import type { ApiAnswer } from '../http/answer-api.ts';
import { testCards } from '../objects/test-cards.ts';
import type { Sandbox } from '../sandbox.ts';
import { html, page } from './layout.ts';

/** What this is, for who comes by its address. */
export function homePage({ store }: Sandbox): ApiAnswer {
  const count = store.all('customer').filter((customer) => !customer.deleted).length;
  return page(
    'Stripe sandbox',
    html`<h1>Stripe sandbox</h1>
      <p class="quiet">
        A stand-in for Stripe on this machine. It answers the calls that Footlight makes and takes only the
        cards below. Nothing here costs anything.
      </p>
      <p class="quiet">Customers: ${count}</p>
      <div class="card">
        <h2>Cards</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">What it does</th>
            </tr>
          </thead>
          <tbody>
            ${testCards.map(
              ({ number, label }) =>
                html`<tr>
                  <td>${number}</td>
                  <td>${label}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
  );
}
