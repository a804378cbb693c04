import { paidPlans } from '@footlight/plans';
import Stripe from 'stripe';
import {
  type Shop,
  findPortal,
  findPrice,
  findProduct,
  findWebhook,
  isRightPrice,
  missingEvents,
  webhookUrl,
} from './account-setup.ts';
import { lookupKeyOf, offers, productOf } from './catalog.ts';

/**
 * What is wrong with the set-up of an account of Stripe, a line each; none when plans can be sold.
 * @throws StripeError when Stripe does not answer, or does not take the key
 */
export async function checkAccount(client: Stripe, shop: Shop & { tax: boolean }): Promise<string[]> {
  const wrong: string[] = [];
  for (const plan of paidPlans) {
    const product = await findProduct(client, productOf(plan));
    if (!product?.active) wrong.push(`product ${productOf(plan)}: there is none that is active`);
  }
  for (const offer of offers) {
    const price = await findPrice(client, offer);
    const key = lookupKeyOf(offer);
    if (!price) wrong.push(`price ${key}: there is none`);
    else if (!isRightPrice(price, offer, shop.prices)) {
      const { currency } = shop.prices;
      wrong.push(
        `price ${key}: is ${price.unit_amount} ${price.currency}${price.active ? '' : ', not active'}, and the plan table says ${shop.prices[offer.plan][offer.interval]} ${currency}`,
      );
    }
  }
  if (!(await findPortal(client))) wrong.push('customer portal: there is no configuration of ours');
  wrong.push(...(await checkWebhook(client, shop.publicUrl)));
  if (shop.tax) {
    const { status } = await client.tax.settings.retrieve();
    if (status !== 'active') wrong.push(`tax: BILLING_TAX is on, and Stripe Tax is ${status}`);
  }
  return wrong;
}

async function checkWebhook(client: Stripe, publicUrl: URL): Promise<string[]> {
  const endpoint = await findWebhook(client, publicUrl);
  const name = `webhook endpoint ${webhookUrl(publicUrl)}`;
  if (!endpoint) return [`${name}: there is none; without it a payment counts within the hour only`];
  const wrong: string[] = [];
  if (endpoint.status !== 'enabled') wrong.push(`${name}: is ${endpoint.status}`);
  const missing = missingEvents(endpoint);
  if (missing.length > 0) wrong.push(`${name}: is not told of ${missing.join(', ')}`);
  if (endpoint.api_version !== null && endpoint.api_version !== Stripe.API_VERSION)
    wrong.push(`${name}: speaks version ${endpoint.api_version}, and this server ${Stripe.API_VERSION}`);
  return wrong;
}
